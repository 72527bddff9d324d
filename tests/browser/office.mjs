/*
 * tests/browser/office.mjs - a figure's way through the office in a real browser, up to the portal.
 * usage: node office.mjs [PROGRAM]
 *
 * Signs in, uploads a file with faults, mends it, explains what looks odd, sends it; another returns a
 * figure with a question, gets an answer, approves, publishes; the portal then shows it. Every page on
 * the way is looked at in both languages, at two widths, light and dark. SHOTS names a folder for
 * screenshots; without it none are written.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, figures, languages, lookAt, main, openTab, run, schemes, sizes } from "./looks.mjs";

const password = "sáu con vịt bơi qua cầu";
const header = "indicator,method,place,period,value,numerator,denominator\n";
const faulty = `${header}smartphone-share,illustrative,26743,2026-Q4,,9930,9500
smartphone-share,illustrative,Phường 7,2026-Q4,,5120,8004
smartphone-share,illustrative,26740,2026-Q5,,7700,11940
smartphone-shares,illustrative,26740,2026-Q4,,7700,11940
online-services,,79,2026,mười,,
`;
const mended = `${header}smartphone-share,illustrative,26743,2026-Q4,,9499,9500
smartphone-share,illustrative,26740,2026-Q4,,7700,11940
online-services,,79,2026,612,,
`;
function makeOffice(data) {
	run(data, ["demo", "--from", figures]);
	for (const [name, display, role] of [
		["an", "Nguyễn Thị An", "reporter"],
		["binh", "Trần Văn Bình", "reviewer"],
	]) {
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
async function lookAround(visitor, path, name) {
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

async function signIn(browser, origin, name) {
	/* no page of the office has a script; only what looks at them does */
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

async function text(visitor, selector = "main") {
	return (await visitor.tab.locator(selector).innerText()).replaceAll(" ", " ");
}

async function upload(visitor, folder, content) {
	const file = join(folder, "số liệu quý 4.csv");
	writeFileSync(file, content);
	await visitor.tab.selectOption("#reporter", "science-technology");
	await visitor.tab.setInputFiles("#file", file);
	await visitor.tab.click("main button");
}

/* The reporter's half: faults, mended; oddities, explained; sent. */
async function send(an, folder) {
	await lookAround(an, "/", "tasks");
	await lookAround(an, "/send", "send");
	await upload(an, folder, faulty);
	const draft = new URL(an.tab.url()).pathname;
	const told = await text(an);
	check(told.includes("5 chỗ cần sửa"), `five faults are told: ${told.slice(0, 200)}`);
	for (const word of ["9930", "Phường 7", "2026-Q5", "smartphone-shares", "mười"])
		check(told.includes(word), `${word} is told of`);
	await lookAround(an, draft, "faults");
	await an.tab.getByRole("link", { name: "Tải lên lại" }).click();
	await upload(an, folder, mended);
	const submission = new URL(an.tab.url()).pathname;
	check(submission !== draft, "the mended file has a page of its own");
	check((await text(an)).includes("Sẽ gửi 3 số liệu"), "three figures are ready");
	await lookAround(an, submission, "preview");
	for (const area of await an.tab.locator("textarea[name^=explain]").all())
		await area.fill("Đã kiểm tra lại với phường; số máy mới phát trong quý.");
	await an.tab.click("text=Gửi đi duyệt");
	check((await text(an, "[role=status]")).includes("Đã gửi 3 số liệu"), "sent");
	await lookAround(an, submission, "sent");
	return submission;
}

/* The two of them, until everything is approved. */
async function decide(an, binh, submission) {
	await lookAround(binh, "/review", "review");
	const odd = binh.tab.locator(".queue > li").first();
	check((await odd.locator(".doubt").count()) > 0, "the odd one stands first");
	if ((await odd.locator("details[open]").count()) === 0) await odd.locator("summary").click();
	await odd.locator("textarea").fill("Có nhập nhầm tử số không? Kỳ trước 64%.");
	await odd.getByRole("button", { name: /Trả lại/ }).click();
	check((await text(binh, "[role=status]")).includes("Đã trả lại 1"), "returned with a question");
	await lookAround(an, "/", "asked-tasks");
	await lookAround(an, submission, "asked");
	await an.tab.fill("textarea[name=words] >> nth=0", "Không nhầm: phường vừa phát máy cho các hộ.");
	await an.tab.click("text=Gửi trả lời");
	check((await text(an, "[role=status]")).includes("Đã gửi trả lời"), "answered");
	await binh.tab.goto(`${binh.origin}/review`);
	check((await text(binh)).includes("Không nhầm"), "the answer stands beside the figure");
	for (const box of await binh.tab.locator(".queue input[type=checkbox]").all()) await box.check();
	await binh.tab.getByRole("button", { name: "Duyệt các số liệu đã chọn" }).click();
	check((await text(binh, "[role=status]")).includes("Đã duyệt 3 số liệu"), "approved at once");
}

async function publish(binh, portal, browser) {
	await lookAround(binh, "/editions", "editions");
	const soon = new Date(Date.now() + 7 * 3600e3 + 3600e3).toISOString().slice(0, 16);
	await binh.tab.fill("#at", soon);
	await binh.tab.locator("form.fields button").first().click();
	check((await text(binh)).includes("chờ đến giờ"), "it waits for its hour");
	await lookAround(binh, "/editions", "waiting");
	await binh.tab.click("text=Bỏ hẹn giờ");
	await binh.tab.fill("#note", "Số liệu quý 4.");
	await binh.tab.locator("form.fields button").first().click();
	check((await text(binh, "[role=status]")).includes("Đã công bố kỳ"), "published");
	const reader = await browser.newPage();
	await reader.goto(`${portal}/i/online-services`);
	check((await reader.locator("main").innerText()).includes("612"), "the portal shows it");
	await reader.close();
}

await main(async ({ folder, data, serve, browser }) => {
	makeOffice(data);
	const desk = await serve("office", "--address");
	const portal = await serve("serve", "--portal");
	const nobody = { ...(await openTab(await browser.newContext(), desk)), origin: desk };
	await lookAround(nobody, "/signin", "signin");
	const an = await signIn(browser, desk, "an");
	const binh = await signIn(browser, desk, "binh");
	const submission = await send(an, folder);
	await decide(an, binh, submission);
	await publish(binh, portal, browser);
	await lookAround(binh, "/submissions", "submissions");
	await lookAround(binh, submission, "published");
	for (const visitor of [nobody, an, binh]) {
		check(visitor.noise.length === 0, `console: ${visitor.noise}`);
		check(visitor.strays.length === 0, `asks elsewhere: ${visitor.strays}`);
	}
});
