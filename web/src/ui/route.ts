// Which page the address names. Everything is behind the "#", so the site works below any path of any static host.

import { useEffect, useState } from "preact/hooks";
import { readCaseAddress, type CaseAddress } from "../protocol/case_address.ts";
import { readCodeQuery } from "../protocol/shared_code.ts";

export type Route =
  | { readonly page: "catalogue" }
  | { readonly page: "course"; readonly id: string }
  | { readonly page: "work" }
  /** Of instructors. */
  | { readonly page: "class" | "studio" }
  | {
    readonly page: "lab"; readonly id: string;
    /** The case that a link led to. */
    readonly sentTo: CaseAddress | undefined;
    /** The code that a link carries, as it stands there. */
    readonly sentCode: string | undefined;
  }
  | { readonly page: "unknown" };

export function readRoute(hash: string): Route {
  const [path = "", ...queries] = hash.replace(/^#\/?/, "").split("?");
  const query = queries.join("?");
  const [, kind, id] = /^(lab|course)\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/.exec(path) ?? [];
  if (kind === "lab" && id !== undefined) {
    const sentTo = readCaseAddress(query);
    const sentCode = readCodeQuery(query);
    return queries.length > 0 && sentTo === undefined && sentCode === undefined ? { page: "unknown" } : { page: "lab", id, sentTo, sentCode };
  }
  if (queries.length > 0) return { page: "unknown" };
  if (path === "") return { page: "catalogue" };
  if (kind === "course" && id !== undefined) return { page: "course", id };
  return path === "work" || path === "class" || path === "studio" ? { page: path } : { page: "unknown" };
}

export const catalogueLink = "#/";
export const workLink = "#/work";
export const classLink = "#/class";
export const studioLink = "#/studio";

export function labLink(id: string): string {
  return `#/lab/${id}`;
}

export function courseLink(id: string): string {
  return `#/course/${id}`;
}

/** `only`: the lab beside which the page has nothing. */
export function useRoute(only?: string): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  if (only === undefined || (route.page === "lab" && route.id === only)) return route;
  return { page: "lab", id: only, sentTo: undefined, sentCode: undefined };
}
