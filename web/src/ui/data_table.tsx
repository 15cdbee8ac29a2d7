// A file of the lab's data as a table, where it is one.

import { useMemo } from "preact/hooks";
import type { OpenLab } from "../session/session.ts";
import { tableExhibit } from "../shell/exhibit.ts";
import { TableInstrument } from "./instruments/table_instrument.tsx";

export function DataTable({ lab, path }: { lab: OpenLab; path: string }) {
  const exhibit = useMemo(() => {
    const file = lab.data.find((it) => it.path === path);
    return file === undefined || !path.endsWith(".csv") ? undefined : tableExhibit("csv", file.bytes);
  }, [lab, path]);
  return exhibit === undefined ? null : <TableInstrument exhibit={exhibit} title={path} />;
}
