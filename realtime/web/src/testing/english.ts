import english from "virtual:messages/all/en";
import { beforeEach } from "vitest";
import { speak } from "../i18n/texts";

beforeEach(() => speak("en", english));
