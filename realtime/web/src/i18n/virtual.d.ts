/** Made by `vite.texts.ts`: the messages of a page in a language. */
declare module "virtual:messages/*" {
  const messages: import("./texts").Messages;
  export default messages;
}

/** Made by `vite.texts.ts`: the languages of a page. */
declare module "virtual:texts/*" {
  const languages: readonly import("./texts").Language[];
  export default languages;
}
