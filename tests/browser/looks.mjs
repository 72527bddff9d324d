/*
 * tests/browser/looks.mjs - what both browser tests look for in a page: broken images, text upon text,
 * what scrolls sideways, accessibility, noise in the console, requests to elsewhere.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";

export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
export const flags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

export const counts = { passed: 0, failed: 0 };

export function check(fine, what) {
	if (fine) {
		counts.passed++;
	} else {
		counts.failed++;
		console.log(`FAILED ${what}`);
	}
}

export function freePort() {
	return new Promise((done) => {
		const probe = createServer();
		probe.listen(0, "127.0.0.1", () => {
			const { port } = probe.address();
			probe.close(() => done(port));
		});
	});
}

export async function untilItAnswers(origin) {
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
export async function brokenImages() {
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
export function overlaps() {
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
export async function violations(tags) {
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

