/*
 * tests/formats/openapi.mjs - are our descriptions OpenAPI 3.1, by the schema of those who made it?
 * usage: node openapi.mjs [PROGRAM]
 *
 * Holds what `tiendo routes --openapi` prints, of the office and of the portal, against the official schema,
 * and follows every reference. tests/program/openapi.py asks what a schema cannot.
 */
import { spawnSync } from "node:child_process";
import { Validator } from "@seriousme/openapi-schema-validator";
import { fileURLToPath } from "node:url";

const program = process.argv[2] ?? fileURLToPath(new URL("../../build/tiendo", import.meta.url));
const counts = { passed: 0, failed: 0 };

function check(fine, what) {
	counts[fine ? "passed" : "failed"]++;
	if (!fine) console.log(`FAILED ${what}`);
}

async function validate(document) {
	const validator = new Validator();
	const said = await validator.validate(document);
	if (said.valid) validator.resolveRefs();
	return { ...said, version: validator.version };
}

for (const words of [[], ["--portal"]]) {
	const done = spawnSync(program, ["routes", "--openapi", ...words], { encoding: "utf8" });
	const what = `routes --openapi ${words}`;
	const document = JSON.parse(done.stdout);
	const said = await validate(document);
	check(said.valid, `${what}: ${JSON.stringify(said.errors)}`);
	check(said.version === "3.1", `${what}: taken for ${said.version}`);
	check(Object.keys(document.paths).length > 2, `${what}: ${Object.keys(document.paths)}`);
	/* the check can fail */
	const { info, ...headless } = document;
	check(info && !(await validate(headless)).valid, `${what}: nothing is missed without info`);
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
