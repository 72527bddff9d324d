/*
 * tests/browser/ask.mjs - a question's way, on a phone without scripts, from a figure to the answer beside it.
 * usage: node ask.mjs [PROGRAM]
 *
 * A citizen asks about a figure and keeps the code; an officer routes it, answers; it is published; the
 * answer stands at the figure. Every page on the way is looked at in both languages, at two widths,
 * light and dark. SHOTS names a folder for screenshots; without it none are written.
 */
import { lookAround, makeOffice, signIn, text } from "./desk.mjs";
import { check, languages, lookAt, main, openTab, run, schemes, sizes } from "./looks.mjs";

const figure = "/i/digital-economy-share";
const question = "Vì sao năm 2024 là con số này?\nTôi đọc ở báo một số khác.";
const answer = "Số của kỳ này do Bộ công bố tháng 10, tính cả phần lan tỏa.\nBáo dùng số đầu năm.";

/* A page of the portal in every way it can be seen. */
async function lookAtPortal(browser, portal, path, name) {
	for (const { lang, prefix } of languages)
		for (const viewport of sizes)
			for (const colorScheme of schemes) {
				const context = await browser.newContext({ viewport, colorScheme, locale: lang });
				const { tab, noise } = await openTab(context, portal);
				const what = `${name} ${lang} ${viewport.width} ${colorScheme}`;
				await tab.goto(portal + prefix + path, { waitUntil: "load" });
				await lookAt(tab, what, what);
				check(noise.length === 0, `${what}: console: ${noise}`);
				await context.close();
			}
}

/* The form that the figure leads to, filled in; the code that comes back. */
async function askAboutFigure(browser, portal) {
	const context = await browser.newContext({ viewport: sizes[0], javaScriptEnabled: false, locale: "vi" });
	const tab = await context.newPage();
	await tab.goto(portal + figure);
	await tab.getByRole("link", { name: "Hỏi về số này" }).first().click();
	const form = new URL(tab.url());
	check(form.searchParams.get("indicator") === "digital-economy-share", `the figure is filled in: ${form}`);
	check(form.searchParams.get("period") !== null, `its period too: ${form}`);
	await lookAtPortal(browser, portal, form.pathname + form.search, "ask-figure");
	await tab.locator("#text").fill(question);
	await tab.locator("#contact").fill("0909-rieng-tu");
	await tab.getByRole("button", { name: "Gửi" }).click();
	const said = await tab.locator("main").innerText();
	const code = said.match(/[2-9a-z]{5}-[2-9a-z]{5}-[2-9a-z]{5}/)?.[0];
	check(code !== undefined, `a code: ${said}`);
	check(said.includes("Đã nhận"), `it is received: ${said}`);
	await context.close();
	return code;
}

async function answerIt(binh) {
	await lookAround(binh, "/inbox", "inbox");
	await binh.tab.getByRole("link", { name: /Câu hỏi 1/ }).click();
	const page = new URL(binh.tab.url()).pathname;
	await lookAround(binh, page, "inquiry");
	check((await text(binh)).includes("0909-rieng-tu"), "who handles it sees how to reach the sender");
	await binh.tab.getByRole("button", { name: "Nhận xử lý" }).click();
	await binh.tab.locator("#vi").fill(answer);
	await binh.tab.getByRole("button", { name: "Trả lời", exact: true }).click();
	check((await text(binh)).includes("Đã trả lời"), "it is answered");
	await lookAround(binh, page, "inquiry-answered");
}

/* What the page at an address says. */
async function said(browser, url) {
	const tab = await browser.newPage();
	await tab.goto(url);
	const words = await tab.locator("main").innerText();
	await tab.close();
	return words;
}

await main(async ({ data, serve, browser }) => {
	makeOffice(data, ["binh", "dung"]);
	const desk = await serve("office", "--address");
	const portal = await serve("serve", "--inbox", "--portal");
	const binh = await signIn(browser, desk, "binh");
	await lookAtPortal(browser, portal, "/ask", "ask-empty");
	const code = await askAboutFigure(browser, portal);
	await answerIt(binh);
	check((await said(browser, `${portal}/ask/${code}`)).includes("tính cả phần lan tỏa"), "the sender sees the answer");
	await lookAtPortal(browser, portal, `/ask/${code}`, "ask-state");
	check(!(await said(browser, portal + figure)).includes("tính cả phần lan tỏa"), "nobody else does yet");
	run(data, ["publish"]);
	const shown = await said(browser, portal + figure);
	check(shown.includes("tính cả phần lan tỏa"), "the answer stands at the figure");
	check(!shown.includes("0909"), "and nothing personal");
	await lookAtPortal(browser, portal, figure, "ask-answered");
	await lookAtPortal(browser, portal, "/ask", "ask");
	const dung = await signIn(browser, desk, "dung");
	await lookAround(dung, "/board", "board-raised");
	for (const visitor of [binh, dung]) check(visitor.noise.length === 0, `console: ${visitor.noise}`);
});
