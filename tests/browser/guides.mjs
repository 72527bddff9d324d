/*
 * tests/browser/guides.mjs - takes the pictures of the guides, docs/pictures/NAME.{vi,en}.png.
 * usage: node guides.mjs [PROGRAM]
 *
 * Goes the way the guides tell of: a reporter's file with faults, the same mended, a reviewer's queue,
 * an edition, the portal. pngquant makes the pictures small; one that is not is a failure.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { download, makeOffice, signIn, workbook } from "./desk.mjs";
import { check, figures, languages, main, openTab, publishAgain, run } from "./looks.mjs";

const pictures = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const most = 60_000; /* bytes of a picture */
const reporter = "people-committee-office";
const platforms = ["online-services", "shared-platforms", "79@2025-07-01"];
const dossiers = ["dossiers-online-share", "control-report", "79@2025-07-01"];
const span = "15/12/2025–31/3/2026";
const faulty = [
	[...platforms, { "Giá trị": "mười" }],
	[...dossiers, { "Kỳ báo cáo": span, "Tử số": 40, "Mẫu số": 30 }],
];
const mended = [
	[...platforms, { "Giá trị": 2001 }],
	[
		null,
		null,
		null,
		{
			indicator: "smartphone-share",
			method: "illustrative",
			place: "26743@2025-07-01",
			"Kỳ báo cáo": "Quý IV/2026",
			"Tử số": 35000,
			"Mẫu số": 55288,
		},
	],
];

/* Makes a picture at `to` of no more than 64 colours. */
function squeeze(bytes, to) {
	const words = ["--strip", "--speed", "1", "--nofs", "64", "-"];
	const done = spawnSync("pngquant", words, { input: bytes, maxBuffer: 1 << 24 });
	if (done.status !== 0) throw new Error(`pngquant: ${done.stderr}${done.error ?? ""}`);
	check(done.stdout.length < most, `${to}: ${done.stdout.length} bytes`);
	writeFileSync(to, done.stdout);
}

/* The top of the page of `path` in both languages, the first of them last: it stays open. */
async function picture({ tab, origin }, name, path) {
	await tab.setViewportSize({ width: 1120, height: 800 });
	for (const { lang, prefix } of [...languages].reverse()) {
		await tab.goto(origin + prefix + path, { waitUntil: "networkidle" });
		squeeze(await tab.screenshot(), join(pictures, `${name}.${lang}.png`));
	}
}

/* Sends the rows in the office's own workbook; the path of the submission's page. */
async function upload({ tab, origin }, folder, rows) {
	await tab.goto(`${origin}/send`);
	await tab.selectOption("#template-reporter", reporter);
	const template = await download({ tab }, folder, "biểu.xlsx", tab.getByRole("button", { name: "Tải biểu mẫu" }));
	const file = join(folder, "biểu đã điền.xlsx");
	workbook(["fill", template, file], rows);
	await tab.selectOption("#reporter", reporter);
	await tab.setInputFiles("#file", file);
	await tab.getByRole("button", { name: "Kiểm tra" }).click();
	return new URL(tab.url()).pathname;
}

async function pictureOffice(browser, origin, folder) {
	const an = await signIn(browser, origin, "an");
	await picture(an, "faults", await upload(an, folder, faulty));
	const submission = await upload(an, folder, mended);
	await picture(an, "doubts", submission);
	for (const area of await an.tab.locator("textarea[name^=explain]").all())
		await area.fill("Đã kiểm tra lại với phường; số máy mới phát trong quý.");
	await an.tab.getByRole("button", { name: "Gửi đi duyệt" }).click();
	const binh = await signIn(browser, origin, "binh");
	await picture(binh, "review", "/review");
	for (const box of await binh.tab.locator(".queue input[type=checkbox]").all()) await box.check();
	await binh.tab.getByRole("button", { name: "Duyệt các số liệu đã chọn" }).click();
	await picture(binh, "editions", "/editions");
	await picture(await signIn(browser, origin, "dung"), "board", "/board");
}

async function picturePortal(browser, origin) {
	const { tab } = await openTab(await browser.newContext(), origin);
	const reader = { tab, origin };
	await picture(reader, "overview", "/");
	await picture(reader, "needed", "/needed");
	await picture(reader, "data", "/data");
	const code = await tab.locator("footer .code").first().innerText();
	await picture(reader, "verify", `/verify?code=${code}`);
}

await main(async ({ folder, data, serve, browser }) => {
	mkdirSync(pictures, { recursive: true });
	run(data, ["demo", "--from", figures]);
	publishAgain(folder, data);
	makeOffice(data, ["an", "binh", "dung"]);
	await picturePortal(browser, await serve("serve", "--portal"));
	await pictureOffice(browser, await serve("office", "--address"), folder);
});
