/** What the first picture does without: moments, cards at the edges, and single widgets. `later.css` has their styles. */

export { Floats, UnseenFloats } from "./Floats";
export { LowerThird } from "./LowerThird";
export { Captions, Farewell, SplashView } from "./Moments";
export { MomentPlayer } from "./moment-player";
export { Single } from "./Single";
