/* tests/browser/desk.mjs - what the browser tests of the office share: people, signing in, looking, workbooks. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check, figures, languages, lookAt, openTab, run, schemes, sizes } from "./looks.mjs";

export const password = "sáu con vịt bơi qua cầu";
const people = [
	["an", "Nguyễn Thị An", "reporter"],
	["binh", "Trần Văn Bình", "reviewer"],
	["dung", "Lê Quốc Dũng", "leader"],
	["quan", "Phạm Minh Quân", "admin"],
];

/* An office with the demo's figures and some of the people. */
export function makeOffice(data, names) {
	run(data, ["demo", "--from", figures]);
	for (const [name, display, role] of people.filter(([name]) => names.includes(name))) {
		run(data, ["user", "add", name, "--name", display], `${password}\n`);
		const all = ["--indicator", "*", "--place", "*", "--reporter", "*"];
		run(data, ["user", "role", name, role, ...all]);
	}
}

/* A page of the office: what every page must be, and one title. */
async function lookAtPage(tab, what) {
	const titles = await tab.locator("h1").allInnerTexts();
	check(titles.length === 1 && titles[0].trim() !== "", `${what}: h1 is ${JSON.stringify(titles)}`);
	await lookAt(tab, what, `office-${what}`);
}

/* The page of `path` in every way it can be seen, by whoever is signed in. */
export async function lookAround(visitor, path, name) {
	for (const { lang, prefix } of languages)
		for (const size of sizes)
			for (const scheme of schemes) {
				const { tab } = visitor;
				await tab.setViewportSize(size);
				await tab.emulateMedia({ colorScheme: scheme });
				await tab.goto(visitor.origin + prefix + path, { waitUntil: "load" });
				await lookAtPage(tab, `${name} ${lang} ${size.width} ${scheme}`);
			}
	await visitor.tab.setViewportSize(sizes[1]);
	await visitor.tab.goto(visitor.origin + path);
}

export async function signIn(browser, origin, name) {
	const context = await browser.newContext({ viewport: sizes[1] });
	const { tab, noise, strays } = await openTab(context, origin);

	await tab.goto(`${origin}/submissions`);
	check(tab.url().startsWith(`${origin}/signin`), `${name}: not sent to sign in, but to ${tab.url()}`);
	await tab.fill("#name", name);
	await tab.fill("#password", "not this one at all");
	await tab.click("main button");
	check((await tab.locator("[role=alert]").count()) === 1, `${name}: a wrong password is told of`);
	noise.length = 0; /* the browser logs the 401 itself */
	await tab.fill("#password", password);
	await tab.click("main button");
	check(tab.url() === `${origin}/submissions`, `${name}: signed in, and at ${tab.url()}`);
	const [cookie] = await context.cookies();
	check(cookie.httpOnly && cookie.sameSite === "Strict", `${name}: ${JSON.stringify(cookie)}`);
	return { context, tab, noise, strays, origin };
}

export async function text(visitor, selector = "main") {
	return (await visitor.tab.locator(selector).innerText()).replaceAll(" ", " ");
}

/* Runs workbook.py, with the Python that has openpyxl; what it said. */
export function workbook(words, rows) {
	const script = fileURLToPath(new URL("workbook.py", import.meta.url));
	const done = spawnSync("/usr/bin/python3", ["-B", script, ...words], {
		encoding: "utf8",
		input: JSON.stringify(rows ?? []),
	});
	if (done.status !== 0) throw new Error(`${words}: ${done.stderr}${done.error ?? ""}`);
	return done.stdout;
}

/* Saves what a click downloads. */
export async function download(visitor, folder, name, locator) {
	const [file] = await Promise.all([visitor.tab.waitForEvent("download"), locator.click()]);
	const path = join(folder, name);
	await file.saveAs(path);
	return path;
}
