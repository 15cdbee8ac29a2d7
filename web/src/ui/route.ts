// Which page the address names. Everything is behind the "#", so the site works below any path of any static host.

import { useEffect, useState } from "preact/hooks";
import { readCaseAddress, type CaseAddress } from "../protocol/case_address.ts";

export type Route =
  | { readonly page: "catalogue" }
  | { readonly page: "lab"; readonly id: string; readonly sentTo: CaseAddress | undefined }
  | { readonly page: "unknown" };

export function readRoute(hash: string): Route {
  const [path = "", ...query] = hash.replace(/^#\/?/, "").split("?");
  if (path === "") return { page: "catalogue" };
  const id = /^lab\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/.exec(path)?.[1];
  const sentTo = readCaseAddress(query.join("?"));
  return id === undefined || (query.length > 0 && sentTo === undefined) ? { page: "unknown" } : { page: "lab", id, sentTo };
}

export const catalogueLink = "#/";

export function labLink(id: string): string {
  return `#/lab/${id}`;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}
