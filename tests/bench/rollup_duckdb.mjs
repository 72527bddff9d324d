// tests/bench/rollup_duckdb.mjs - the sums of tests/bench/rollup.c once more, by DuckDB.
//
// usage: node rollup_duckdb.mjs FOLDER
//
// FOLDER is what `rollup CELLS FOLDER` wrote. Wants @duckdb/node-api where node finds it. Fails
// unless every sum and count equals ours to the last digit.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const RUNS = 5;
const folder = path.resolve(process.argv[2] ?? ".");
const require = createRequire(path.join(process.cwd(), "here.js"));
const { DuckDBInstance } = require("@duckdb/node-api");

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const cells = path.join(folder, "cells.csv").replaceAll("'", "''");
await connection.run(`CREATE TABLE cell AS SELECT * FROM read_csv('${cells}', header = true,
  columns = {indicator: 'INTEGER', year: 'INTEGER', province: 'INTEGER', ward: 'INTEGER',
             amount: 'BIGINT', denominator: 'BIGINT'})`);

const query = `SELECT indicator, year, province, count(*), sum(amount), sum(denominator)
  FROM cell GROUP BY ALL ORDER BY ALL`;

async function measure(threads) {
  const times = [];
  let rows;
  await connection.run(`SET threads = ${threads}`);
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    rows = (await connection.runAndReadAll(query)).getRows();
    times.push(performance.now() - started);
  }
  return [rows, times.sort((a, b) => a - b)[RUNS >> 1]];
}

let equal = true;
const ours = fs.readFileSync(path.join(folder, "totals.csv"), "utf8");
for (const threads of [1, 2]) {
  const [rows, median] = await measure(threads);
  equal &&= rows.map((row) => row.join(",") + "\n").join("") === ours;
  console.log(`DuckDB, ${threads} thread(s): ${median.toFixed(1)} ms, ${rows.length} totals`);
}
console.log(`Sums and counts ${equal ? "equal to the last digit" : "DIFFER"}.`);
process.exitCode = equal ? 0 : 1;
