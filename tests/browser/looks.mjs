/*
 * tests/browser/looks.mjs - what both browser tests share: the program and its servers, the ways a page
 * is seen, and what is looked for in it: broken images, text upon text, what scrolls sideways,
 * accessibility, noise in the console, requests to elsewhere.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.argv[2] ?? join(here, "../../build/tiendo"));
const shots = process.env.SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const flags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

const counts = { passed: 0, failed: 0 };

export function check(fine, what) {
	if (fine) {
		counts.passed++;
	} else {
		counts.failed++;
		console.log(`FAILED ${what}`);
	}
}

export const figures = resolve(here, "../../data/hcmc");
export const languages = [
	{ lang: "vi", prefix: "" },
	{ lang: "en", prefix: "/en" },
];
export const sizes = [
	{ width: 360, height: 780 },
	{ width: 1280, height: 900 },
];
export const schemes = ["light", "dark"];

/* Runs the program on a data folder; what it said. */
export function run(data, words, typed) {
	const done = spawnSync(program, ["--data", data, ...words], { encoding: "utf8", input: typed ?? "" });
	if (done.status !== 0) throw new Error(`${words}: ${done.stdout}${done.stderr}${done.error ?? ""}`);
	return done.stdout;
}

/* A second edition, that corrects a figure and brings a later one of its source. */
const correction = `indicator,method,place,period,value,status,vintage,source
digital-economy-share,mic,79@0001-01-01,2024,17.4,V,2025-10-01,vietnam-vn-2025-10-copy
digital-economy-share,mic,79,2025,26.2,P,2026-02-01,baomoi-2024-12-digital-economy
`;

export function publishAgain(folder, data) {
	const path = join(folder, "correction.csv");

	writeFileSync(path, correction);
	run(data, ["import", "--reason", "Bản đầu in nhầm cột", path]);
	run(data, ["approve", "--all"]);
	run(data, ["publish", "--note", "Sửa một số liệu"]);
}

function freePort() {
	return new Promise((done) => {
		const probe = createServer();
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address();
			probe.close(() => done(port));
		});
	});
}

async function untilItAnswers(origin) {
	for (let tries = 0; tries < 100; tries++) {
		try {
			await fetch(origin);
			return;
		} catch {
			await new Promise((done) => setTimeout(done, 50));
		}
	}
	throw new Error("the server does not answer");
}

/* Runs in the page: loads what is lazy and names the images that show nothing. */
async function brokenImages() {
	const images = [...document.images];
	for (const image of images) image.loading = "eager";
	await Promise.all(
		images.map((image) =>
			image.complete
				? null
				: new Promise((done) => {
						image.addEventListener("load", done);
						image.addEventListener("error", done);
					}),
		),
	);
	return images
		.filter((image) => image.getClientRects().length > 0 && image.naturalWidth === 0)
		.map((image) => image.currentSrc || image.src);
}

/* Runs in the page: what sticks out to the right of the window. */
export function sticksOut() {
	const root = document.documentElement;
	if (root.scrollWidth <= root.clientWidth) return [];
	return [...document.body.querySelectorAll("*")]
		.filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5)
		.slice(0, 5)
		.map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
		.concat(`${root.scrollWidth} px of ${root.clientWidth}`);
}

/* Runs in the page: pieces of text that lie on one another, outside of pictures. */
function overlaps() {
	/* In sight: not folded away, not out of the part of a scrolling box that shows. */
	const inSight = (box, parent) => {
		if (!parent.checkVisibility({ checkVisibilityCSS: true })) return false;
		const x = (box.left + box.right) / 2;
		const y = (box.top + box.bottom) / 2;
		for (let each = parent; each !== document.body; each = each.parentElement) {
			const style = getComputedStyle(each);
			const frame = each.getBoundingClientRect();
			if (style.clipPath !== "none") return false;
			if (style.overflow === "visible") continue;
			if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
		}
		return box.width > 1 && box.height > 1;
	};
	const pieces = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const node = walker.currentNode;
		const parent = node.parentElement;
		if (node.data.trim() === "" || parent.closest("svg") !== null) continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		for (const box of range.getClientRects())
			if (inSight(box, parent)) pieces.push({ box, parent, text: node.data.trim() });
	}
	pieces.sort((a, b) => a.box.top - b.box.top);
	const found = [];
	for (let i = 0; i < pieces.length; i++) {
		const a = pieces[i];
		for (let k = i + 1; k < pieces.length && pieces[k].box.top < a.box.bottom; k++) {
			const b = pieces[k];
			const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
			const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
			const share = down / Math.min(a.box.height, b.box.height);
			if (a.parent !== b.parent && across > 1 && share > 0.4)
				found.push(`"${a.text.slice(0, 40)}" and "${b.text.slice(0, 40)}"`);
		}
	}
	return found.slice(0, 5);
}

/* Runs in the page: every violation as "rule: first element". */
async function violations(tags) {
	const found = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } });
	return found.violations.map(
		(violation) => `${violation.id} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 200)}`,
	);
}

/* A tab that notes console errors and requests to anywhere else. */
export async function openTab(context, origin) {
	const tab = await context.newPage();
	const noise = [];
	const strays = [];
	tab.on("console", (message) => {
		if (message.type() === "error") noise.push(`${message.text()} ${message.location().url}`);
	});
	tab.on("pageerror", (error) => noise.push(String(error)));
	await tab.route("**/*", (route) => {
		const url = route.request().url();
		if (url.startsWith(`${origin}/`) || url.startsWith("data:")) return route.continue();
		strays.push(url);
		return route.abort();
	});
	return { tab, noise, strays };
}

/* Runs in the page: what the keyboard stands on: "" for nothing, else a name and "hidden" if so. */
export function standsOn() {
	const active = document.activeElement;
	if (active === document.body || active === null) return "";
	const box = active.getBoundingClientRect();
	const style = getComputedStyle(active);
	const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
	const shown = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
	return `${active.outerHTML.slice(0, 80)}${marked && shown ? "" : " hidden"}`;
}

/* All that is wrong with how a page looks; a picture of it where SHOTS names a folder. */
export async function lookAt(tab, what, picture) {
	const broken = await tab.evaluate(brokenImages);
	check(broken.length === 0, `${what}: images that show nothing: ${broken}`);
	const wide = await tab.evaluate(sticksOut);
	check(wide.length === 0, `${what}: scrolls sideways: ${wide}`);
	const over = await tab.evaluate(overlaps);
	check(over.length === 0, `${what}: text upon text: ${over.join(", ")}`);
	await tab.evaluate(axe);
	for (const violation of await tab.evaluate(violations, axeTags)) check(false, `${what}: ${violation}`);
	if (shots !== undefined)
		await tab.screenshot({ path: join(shots, `${picture.replaceAll(" ", "-")}.png`), fullPage: true });
}

/*
 * Runs a whole test in a folder of its own, with a browser: `test({ folder, data, serve, browser })`.
 * `serve(words)` starts a server, its address the last of the words, and gives its origin.
 */
export async function main(test) {
	const folder = mkdtempSync(join(tmpdir(), "tiendo-browser-"));
	const data = join(folder, "data");
	const servers = [];
	let browser;

	async function serve(...words) {
		const address = `127.0.0.1:${await freePort()}`;
		servers.push(spawn(program, ["--data", data, ...words, address], { stdio: "ignore" }));
		await untilItAnswers(`http://${address}`);
		return `http://${address}`;
	}

	if (shots !== undefined) mkdirSync(shots, { recursive: true });
	try {
		browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
		await test({ folder, data, serve, browser });
	} finally {
		await browser?.close();
		for (const server of servers) server.kill();
		rmSync(folder, { recursive: true, force: true });
	}
	console.log(`${counts.passed} passed, ${counts.failed} failed`);
	process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
}
