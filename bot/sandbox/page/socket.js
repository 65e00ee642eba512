// The connection to the sandbox: answers are matched to requests by their number, all other frames are events.

export class Socket {
  constructor({ news, opened, closed }) {
    this.news = news;
    this.opened = opened;
    this.closed = closed;
    this.number = 0;
    this.waiting = new Map();
    this.connect();
  }

  connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new WebSocket(`${scheme}//${location.host}/page/socket`);
    this.socket.onopen = () => this.opened();
    this.socket.onmessage = (event) => this.receive(JSON.parse(event.data));
    this.socket.onclose = () => {
      for (const { reject } of this.waiting.values()) reject(new Error("The sandbox has gone."));
      this.waiting.clear();
      this.closed();
      setTimeout(() => this.connect(), 1000);
    };
  }

  ask(what, data = {}) {
    const ref = ++this.number;
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) {
        reject(new Error("The sandbox has gone."));
        return;
      }
      this.waiting.set(ref, { resolve, reject });
      this.socket.send(JSON.stringify({ do: what, ref, ...data }));
    });
  }

  receive(frame) {
    const asked = this.waiting.get(frame.ref);
    if (!asked) {
      this.news(frame);
      return;
    }
    this.waiting.delete(frame.ref);
    if (frame.kind === "refused") asked.reject(new Error(frame.text));
    else asked.resolve(frame);
  }
}
