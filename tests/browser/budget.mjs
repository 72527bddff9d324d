/*
 * tests/browser/budget.mjs - what pages cost on a slow line and an old phone.
 * usage: node budget.mjs [PROGRAM]
 *
 * Chromium with a quarter of this machine's speed and the line of a third-generation phone (1.6 Mbit/s down,
 * 150 ms there and back), nothing in its cache. Bytes, requests, and what moves after it was drawn have
 * limits; times are printed and have none, for they are of this machine.
 */
import { check, figures, main, openTab, publishAgain, run } from "./looks.mjs";

const line = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const slower = 4;
const phone = { width: 360, height: 780 };

/* Limits down to the foot of the page, with all that is lazy on it. */
const pages = [
	{ name: "overview", path: "/", bytes: 40_000, requests: 12 },
	{ name: "overview en", path: "/en/", bytes: 40_000, requests: 12 },
	{ name: "indicator", path: "/i/digital-economy-share", bytes: 40_000, requests: 10 },
	{ name: "ward", path: "/p/26743", bytes: 25_000, requests: 10 },
	{ name: "data", path: "/data", bytes: 25_000, requests: 6 },
];
const shift = 0.02;

/* Runs in the page before anything else: keeps what the browser tells of drawing and of what moved. */
function watch() {
	window.seen = { shift: 0, largest: 0 };
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
	}).observe({ type: "layout-shift", buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) window.seen.largest = entry.startTime;
	}).observe({ type: "largest-contentful-paint", buffered: true });
}

/* Runs in the page: milliseconds until the first byte, the first drawing, the largest, and the end. */
function times() {
	const [page] = performance.getEntriesByType("navigation");
	const [first] = performance.getEntriesByName("first-contentful-paint");
	return { first: first?.startTime ?? 0, largest: window.seen.largest, load: page.loadEventEnd };
}

/* Runs in the page: goes down to its foot and waits for what is lazy. */
async function scrollDown() {
	for (let y = 0; y < document.body.scrollHeight; y += 600) {
		window.scrollTo(0, y);
		await new Promise((done) => setTimeout(done, 50));
	}
	const shown = [...document.images].filter((image) => image.getClientRects().length > 0);
	await Promise.all(
		shown.map((image) => image.complete || new Promise((done) => image.addEventListener("load", done))),
	);
}

async function slowDown(context, tab) {
	const session = await context.newCDPSession(tab);
	const sent = { bytes: 0, requests: 0 };

	await session.send("Network.enable");
	await session.send("Network.emulateNetworkConditions", line);
	await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
	session.on("Network.loadingFinished", (event) => {
		sent.bytes += event.encodedDataLength;
		sent.requests++;
	});
	return sent;
}

async function measure(browser, origin, page) {
	const context = await browser.newContext({ viewport: phone, deviceScaleFactor: 2, isMobile: true });
	const { tab, noise, strays } = await openTab(context, origin);
	const sent = await slowDown(context, tab);

	await tab.addInitScript(watch);
	await tab.goto(origin + page.path, { waitUntil: "networkidle", timeout: 120e3 });
	await tab.waitForFunction(() => window.seen.largest > 0);
	const seen = await tab.evaluate(times);
	const first = { ...sent };
	await tab.evaluate(scrollDown);
	const { shift: moved } = await tab.evaluate(() => window.seen);
	const round = (value) => Math.round(value);
	console.log(
		`${page.name.padEnd(12)} first ${round(seen.first)} ms, largest ${round(seen.largest)} ms, loaded ${round(seen.load)} ms;` +
			` ${first.bytes} bytes in ${first.requests} requests, ${sent.bytes} in ${sent.requests} to the foot; moved ${moved.toFixed(4)}`,
	);
	check(seen.first > 0 && seen.largest > 0 && sent.requests > 1, `${page.name}: nothing was measured`);
	check(sent.bytes <= page.bytes, `${page.name}: ${sent.bytes} bytes, at most ${page.bytes}`);
	check(sent.requests <= page.requests, `${page.name}: ${sent.requests} requests, at most ${page.requests}`);
	check(moved < shift, `${page.name}: moved by ${moved}`);
	check(strays.length === 0, `${page.name}: asks elsewhere: ${strays}`);
	check(noise.length === 0, `${page.name}: console: ${noise}`);
	await context.close();
}

await main(async ({ folder, data, serve, browser }) => {
	run(data, ["demo", "--from", figures]);
	publishAgain(folder, data);
	const origin = await serve("serve", "--portal");
	for (const page of pages) await measure(browser, origin, page);
});
