/*
 * tests/browser/portal.mjs - the public pages in a real browser.
 * usage: node portal.mjs [PROGRAM]
 *
 * Makes demo data, serves it, and opens every page in both languages, at two widths, light and
 * dark. SHOTS names a folder for screenshots; without it none are written. ONLY names the pages
 * to look at, with commas between them, to try something out.
 */
import { createServer } from "node:http";
import {
	check,
	figures,
	languages,
	lookAt,
	main,
	openTab,
	publishAgain,
	run,
	schemes,
	sizes,
	standsOn,
	sticksOut,
} from "./looks.mjs";

/* `bare`: without menu and language switch, for frames. `figures`: how many numbers of a kind a reader must be able to read in the page at least. */
const pages = [
	{ name: "overview", path: "/", status: 200, figures: 10 },
	{ name: "overview-map", path: "/?map=ward-dti", status: 200, figures: 10 },
	{ name: "digital-economy", path: "/i/digital-economy-share", status: 200, figures: 5 },
	{ name: "smartphone", path: "/i/smartphone-share", status: 200, figures: 3 },
	{ name: "fibre", path: "/i/fibre-share", status: 200, figures: 1 },
	{ name: "indicators", path: "/indicators", status: 200, figures: 10 },
	{ name: "indicators-behind", path: "/indicators?state=behind&sort=name", status: 200, figures: 1 },
	{ name: "plan", path: "/plan", status: 200, figures: 10 },
	{ name: "programmes", path: "/programmes", status: 200, figures: 0 },
	{ name: "programme", path: "/programmes/digital-transformation", status: 200, figures: 5 },
	{ name: "programme-bare", path: "/programmes/operations-centre", status: 200, figures: 0 },
	{ name: "documents", path: "/documents", status: 200, figures: 0 },
	{ name: "documents-last", path: "/documents?page=2", status: 200, figures: 0 },
	{ name: "documents-found", path: "/documents?q=ke+hoach&kind=plan&year=2023", status: 200, figures: 0 },
	{ name: "document", path: "/documents/qd-2393-2020", status: 200, figures: 5 },
	{ name: "services", path: "/services", status: 200, figures: 0 },
	{ name: "service", path: "/services/hotline-1022", status: 200, figures: 1 },
	{ name: "news", path: "/news", status: 200, figures: 1 },
	{ name: "story", path: "/news/dti-2024", status: 200, figures: 0 },
	{ name: "handbook", path: "/handbook", status: 200, figures: 0 },
	{ name: "handbook-page", path: "/handbook/read-an-indicator", status: 200, figures: 0 },
	{ name: "cooperation", path: "/cooperation", status: 200, figures: 0 },
	{ name: "media", path: "/media", status: 200, figures: 0 },
	{ name: "editions", path: "/editions", status: 200, figures: 0 },
	{ name: "edition-first", path: "/e/1", status: 200, figures: 0 },
	{ name: "edition", path: "/e/2", status: 200, figures: 2 },
	{ name: "verify", path: "/verify", status: 200, figures: 0 },
	{ name: "verify-unknown", path: "/verify?code=0000-0000", status: 200, figures: 0 },
	{ name: "embed", path: "/embed/digital-economy-share", status: 200, figures: 1, bare: true },
	{ name: "embed-superseded", path: "/embed/digital-economy-share?edition=1", status: 200, figures: 1, bare: true },
	{ name: "data", path: "/data", status: 200, figures: 0 },
	{ name: "compare", path: "/compare", status: 200, figures: 9 },
	{ name: "compare-city", path: "/compare?a=79&b=26743&c=26740", status: 200, figures: 6 },
	{ name: "about", path: "/about", status: 200, figures: 0 },
	{ name: "accessibility", path: "/accessibility", status: 200, figures: 0 },
	{ name: "privacy", path: "/privacy", status: 200, figures: 0 },
	{ name: "composite", path: "/i/pdti", status: 200, figures: 20 },
	{ name: "computed", path: "/i/no-fibre-share", status: 200, figures: 5 },
	{ name: "ward-index", path: "/i/ward-dti?place=26740", status: 200, figures: 20 },
	{ name: "hotline", path: "/1022", status: 200, figures: 10 },
	{ name: "needed", path: "/needed", status: 200, figures: 5 },
	{ name: "method", path: "/method", status: 200, figures: 0 },
	{ name: "places", path: "/places", status: 200, figures: 100 },
	{ name: "ward", path: "/p/26743", status: 200, figures: 3 },
	{ name: "old-ward", path: "/p/26743-0001-01-01", status: 200, figures: 0 },
	{ name: "country", path: "/p/vn", status: 200, figures: 3 },
	{ name: "search", path: "/search?q=kinh+te+so", status: 200, figures: 1 },
	{ name: "question", path: "/search?q=phuong+Ben+Thanh+dung+thu+may", status: 200, figures: 3 },
	{ name: "missing", path: "/i/no-such-indicator", status: 404, figures: 0 },
];
function address(page, language) {
	return language.prefix + (page.path === "/" && language.prefix !== "" ? "/" : page.path);
}

async function look(browser, origin, page, language, size, scheme) {
	const what = `${page.name} ${language.lang} ${size.width} ${scheme}`;
	const context = await browser.newContext({
		viewport: size,
		colorScheme: scheme,
		locale: language.lang,
	});
	const { tab, noise, strays } = await openTab(context, origin);
	const url = origin + address(page, language);
	const answer = await tab.goto(url, { waitUntil: "load" });

	check(answer.status() === page.status, `${what}: status ${answer.status()}`);
	const lang = await tab.evaluate(() => document.documentElement.lang);
	check(lang === language.lang, `${what}: lang is "${lang}"`);
	await lookAt(tab, what, what);
	check(true, what);
	/* The browser itself logs the status of the missing page. */
	const errors = noise.filter((line) => page.status === 200 || !line.endsWith(` ${url}`));
	check(errors.length === 0, `${what}: console: ${errors}`);
	check(strays.length === 0, `${what}: asks elsewhere: ${strays}`);
	await context.close();
}

/* On the narrowest phone, without scripts, and on paper nothing is lost. */
async function lookPlainly(browser, origin, page, language) {
	const what = `${page.name} ${language.lang} plain`;
	const context = await browser.newContext({
		viewport: { width: 320, height: 640 },
		javaScriptEnabled: false,
		locale: language.lang,
	});
	const { tab } = await openTab(context, origin);

	await tab.goto(origin + address(page, language), { waitUntil: "load" });
	const wide = await tab.evaluate(sticksOut);
	check(wide.length === 0, `${what}: scrolls sideways at 320: ${wide}`);
	const titles = await tab.locator("h1").allInnerTexts();
	check(titles.length === 1 && titles[0].trim() !== "", `${what}: h1 is ${JSON.stringify(titles)}`);
	const text = await tab.locator("main").innerText();
	const figures = text.match(/\d+(?:[.,]\d+)?\s?%|\d+[.,]\d+/g) ?? [];
	check(figures.length >= page.figures, `${what}: ${figures.length} figures in the page`);
	if (!page.bare) {
		await tab.locator(".menu summary").click();
		const menu = await tab.evaluate(sticksOut);
		check(menu.length === 0, `${what}: the opened menu scrolls sideways: ${menu}`);
		await tab.locator(".menu summary").click();
	}
	await tab.emulateMedia({ media: "print" });
	await tab.setViewportSize({ width: 718, height: 1000 }); /* A4 less its margins */
	const cut = await tab.evaluate(sticksOut);
	check(cut.length === 0, `${what}: cut on paper: ${cut}`);
	await context.close();
}

/* The language switch leads to the same page in the other language and back. */
async function switchLanguage(browser, origin, page) {
	const tab = await browser.newPage();

	await tab.goto(origin + page.path);
	for (const [from, to] of [languages, [...languages].reverse()]) {
		const link = tab.locator(`a[hreflang="${to.lang}"]`).first();
		check((await link.count()) > 0, `${page.name}: no link from ${from.lang} to ${to.lang}`);
		if ((await link.count()) === 0) break;
		await link.click();
		check(tab.url() === origin + address(page, to), `${page.name}: ${to.lang} leads to ${tab.url()}`);
	}
	await tab.close();
}

/* The keyboard reaches links, and what it reaches can be seen. */
async function walkByKeyboard(browser, origin, page, language) {
	const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
	const stops = [];

	await tab.goto(origin + address(page, language));
	for (let step = 0; step < 15; step++) {
		await tab.keyboard.press("Tab");
		stops.push(await tab.evaluate(standsOn));
	}
	const reached = stops.filter((stop) => stop !== "");
	const hidden = reached.filter((stop) => stop.endsWith(" hidden"));
	const what = `${page.name} ${language.lang} keyboard`;
	check(reached.length > 3, `${what}: only ${reached.length} stops`);
	check(hidden.length === 0, `${what}: cannot be seen: ${hidden}`);
	await tab.close();
}

/* Runs in the page: what the keyboard stands on, and the box beside it; null where there is none. */
function pointed() {
	const tip = document.querySelector(".chart .tip");
	return {
		label: document.activeElement.getAttribute("aria-label"),
		tip: tip !== null && tip.checkVisibility() ? tip.textContent : null,
	};
}

/* The points of a chart: arrow keys, Escape, a pointer that wanders into the box. */
async function walkOnPoints(tab, what, points) {
	const labels = await points.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")));
	check(labels.length > 5 && labels.every((label) => /\d/.test(label)), `${what}: points say ${labels}`);
	await points.first().focus();
	await tab.keyboard.press("ArrowRight");
	const second = await tab.evaluate(pointed);
	check(second.label === labels[1] && second.tip.startsWith(labels[1]), `${what}: right: ${JSON.stringify(second)}`);
	await tab.keyboard.press("End");
	const last = await tab.evaluate(pointed);
	check(last.label === labels.at(-1) && last.tip.startsWith(last.label), `${what}: end: ${JSON.stringify(last)}`);
	await tab.keyboard.press("ArrowUp");
	const other = await tab.evaluate(pointed);
	check(other.label !== last.label && labels.includes(other.label), `${what}: up: ${JSON.stringify(other)}`);
	await tab.keyboard.press("Escape");
	const dismissed = await tab.evaluate(pointed);
	check(dismissed.tip === null && dismissed.label === other.label, `${what}: Escape: ${JSON.stringify(dismissed)}`);
	await points.nth(2).hover();
	check((await tab.evaluate(pointed)).tip?.includes(labels[2]), `${what}: nothing on hover`);
	await tab.locator(".chart .tip").first().hover();
	await new Promise((done) => setTimeout(done, 400));
	check((await tab.evaluate(pointed)).tip?.includes(labels[2]), `${what}: the box flees the pointer`);
	await tab.locator("h1").hover();
	await tab.waitForFunction(() => !document.querySelector(".chart .tip").checkVisibility());
}

/* Every page that shows a chart whole. */
const chartPages = ["/i/digital-economy-share", "/", "/search?q=kinh+te+so"];

async function pointAtCharts(browser, origin) {
	for (const [size, path] of sizes.flatMap((size) => chartPages.map((path) => [size, path]))) {
		const tab = await browser.newPage({ viewport: size });
		const [shown, hidden] = size.width > 640 ? ["wide", "narrow"] : ["narrow", "wide"];
		const what = `points ${path} ${size.width}`;

		await tab.goto(`${origin}${path}`);
		const chart = tab.locator(".chart").first();
		check(!(await chart.locator(`.points.${hidden}`).isVisible()), `${what}: both sizes show`);
		await walkOnPoints(tab, what, chart.locator(`.points.${shown} rect`));
		await tab.close();
	}
	const plain = await browser.newContext({ javaScriptEnabled: false });
	const tab = await plain.newPage();
	await tab.goto(`${origin}/i/digital-economy-share`);
	const titles = await tab.locator(".chart .points.wide rect title").allTextContents();
	check(titles.length > 5 && titles.every((title) => /\d/.test(title)), `points without scripts: ${titles}`);
	await plain.close();
}

/* The frame that is offered shows on another site; a page of ours does not. */
async function standInFrames(browser, origin) {
	const elsewhere = createServer((request, response) => {
		response.setHeader("Content-Type", "text/html");
		response.end(`<!doctype html><title>elsewhere</title><iframe src="${origin}${request.url}"></iframe>`);
	});
	const tab = await browser.newPage();

	await new Promise((done) => elsewhere.listen(0, "127.0.0.1", done));
	for (const [path, shows] of [["/embed/digital-economy-share", true], ["/i/digital-economy-share", false]]) {
		await tab.goto(`http://127.0.0.1:${elsewhere.address().port}${path}`, { waitUntil: "load" });
		const inner = tab.frames().find((each) => each !== tab.mainFrame());
		const title = await inner.title().catch(() => "");
		check(title.includes("|") === shows, `frame of ${path}: "${title}"`);
	}
	await tab.close();
	elsewhere.close();
}

async function lookAtEverything(browser, origin) {
	await pointAtCharts(browser, origin);
	await standInFrames(browser, origin);
	for (const page of pages.filter((each) => (process.env.ONLY ?? each.name).split(",").includes(each.name))) {
		for (const language of languages) {
			for (const size of sizes)
				for (const scheme of schemes) await look(browser, origin, page, language, size, scheme);
			await lookPlainly(browser, origin, page, language);
			if (page.status === 200) await walkByKeyboard(browser, origin, page, language);
		}
		if (page.status === 200 && !page.bare) await switchLanguage(browser, origin, page);
	}
}

await main(async ({ folder, data, serve, browser }) => {
	run(data, ["demo", "--from", figures]);
	publishAgain(folder, data);
	await lookAtEverything(browser, await serve("serve", "--portal"));
});
