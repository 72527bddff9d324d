/*
 * tests/browser/admin.mjs - what administrators and leaders do in the office, in a real browser.
 * usage: node admin.mjs [PROGRAM]
 *
 * Makes an account and gives it a role, resets it, shuts it out; issues a token and revokes it. Every
 * page is looked at in both languages, at two widths, light and dark. SHOTS names a folder for
 * screenshots.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lookAround, makeOffice, password, signIn, text } from "./desk.mjs";
import { check, lookAt, main, run } from "./looks.mjs";

/* A button of the page, by its name. */
function press(visitor, name) {
	return visitor.tab.getByRole("button", { name, exact: true }).click();
}

/* A figure that is approved and not published. */
function approve(data, folder) {
	const file = join(folder, "new.csv");
	writeFileSync(file, "indicator,place,period,value\nonline-services,79,2025-11,2001\n");
	run(data, ["import", "--reporter", "people-committee-office", "--as", "an", file]);
	run(data, ["approve", "--all"]);
}

async function keepPeople(quan) {
	await lookAround(quan, "/people", "people");
	await quan.tab.fill("#name", "hoa");
	await quan.tab.fill("#display", "Đỗ Thị Hoa");
	await quan.tab.fill("#password", password);
	await press(quan, "Tạo tài khoản");
	check((await text(quan, "[role=status]")).includes("Đã tạo tài khoản"), "the account is made");
	const page = new URL(quan.tab.url()).pathname;
	await quan.tab.check("#role-reporter");
	await quan.tab.fill("#scope-indicator", "online-services, dossiers-received");
	await quan.tab.fill("#scope-place", "*");
	await quan.tab.fill("#scope-reporter", "people-committee-office");
	await quan.tab.locator("form.fields button").first().click();
	check((await text(quan, "[role=status]")).includes("Đã lưu"), "the role is kept");
	check(await quan.tab.isChecked("#role-reporter"), "and shown");
	check((await quan.tab.inputValue("#scope-indicator")) === "dossiers-received online-services", "with its scope");
	await lookAround(quan, page, "person");
	await press(quan, "Khóa tài khoản");
	check((await text(quan)).includes("đã bị khóa"), "the account is shut out");
	await press(quan, "Mở lại tài khoản");
	check(!(await text(quan)).includes("đã bị khóa"), "and let in again");
	await quan.tab.goto(`${quan.origin}/people`);
	check((await text(quan)).includes("người nộp số liệu"), "the list says its role");
}

async function keepTokens(quan) {
	await quan.tab.goto(`${quan.origin}/tokens`);
	await quan.tab.fill("#name", "tram-1022");
	await quan.tab.selectOption("#reporter", "people-committee-office");
	await quan.tab.fill("#indicators", "online-services");
	await press(quan, "Cấp mã");
	const value = (await text(quan)).match(/tdo_[0-9a-f]{64}/);
	check(value !== null, "the token is shown");
	await lookAround(quan, "/tokens", "tokens");
	check(!(await text(quan)).includes("tdo_"), "once");
	check((await text(quan)).includes("chưa dùng"), "it was not used so far");
	await quan.tab.getByRole("button", { name: "Thu hồi" }).click();
	check((await text(quan)).includes("đã thu hồi"), "it is revoked");
}

/* A name and a target are changed, by a decision that is new. */
async function amend(quan) {
	await lookAround(quan, "/catalogue", "catalogue");
	await quan.tab.getByRole("link", { name: "Số dịch vụ công trực tuyến", exact: true }).click();
	const page = new URL(quan.tab.url()).pathname;
	await quan.tab.fill("#name-vi", "Số dịch vụ công trực tuyến của Thành phố");
	await press(quan, "Lưu");
	check((await text(quan, "[role=status]")).includes("kỳ công bố tới"), "the name is changed");
	await quan.tab.getByText("Thêm văn bản chưa có").click();
	for (const [id, value] of [
		["code", "qd-1-2026"],
		["number", "1/QĐ-UBND"],
		["date", "2026-11-01"],
		["issuer-vi", "Ủy ban nhân dân Thành phố"],
		["issuer-en", "City People's Committee"],
		["title-vi", "Danh mục dịch vụ công trực tuyến"],
		["title-en", "List of online public services"],
	])
		await quan.tab.fill(`#${id}`, value);
	await press(quan, "Thêm văn bản");
	await quan.tab.fill("#period", "2030");
	await quan.tab.fill("#value", "2500");
	await quan.tab.selectOption("#decision", "qd-1-2026");
	await press(quan, "Đặt chỉ tiêu");
	check((await text(quan, "table")).includes("1/QĐ-UBND"), "the target is set by the decision");
	check((await text(quan)).includes("2500 at-least (qd-1-2026)"), "and the history says so");
	await lookAround(quan, page, "definition");
	await quan.tab.locator("td summary").first().click();
	await quan.tab.locator("select[name=decision]").first().selectOption("qd-1-2026");
	await quan.tab.locator("textarea[name=reason-vi]").first().fill("Đã có danh mục mới.");
	await quan.tab.locator("textarea[name=reason-en]").first().fill("There is a new list.");
	await lookAt(quan.tab, "ending a target", "office-ending");
	await quan.tab.getByRole("button", { name: "Bãi bỏ chỉ tiêu" }).first().click();
	check((await text(quan, "table")).includes("Bãi bỏ theo 1/QĐ-UBND: Đã có danh mục mới."), "a target is ended, in public");
	await lookAround(quan, page, "ended");
}

async function readLedger(quan) {
	await lookAround(quan, "/ledger?check=1", "ledger");
	check((await text(quan)).includes("Chuỗi nguyên vẹn"), "the chain is whole");
	await quan.tab.selectOption("#act", "token-revoke");
	await press(quan, "Lọc");
	check((await text(quan, "tbody")).includes("mã truy cập tram-1022"), "what was done is found by its kind");
	check((await quan.tab.locator("tbody tr").count()) === 1, "and nothing else");
}

/* A leader reads the next edition before anybody else can. */
async function readPreview(dung) {
	const others = ["/preview/needed", "/preview/e/2", "/preview/p/79", "/preview/editions", "/preview/search?q=a"];
	await lookAround(dung, "/board", "board");
	await dung.tab.getByRole("link", { name: "Xem trước các trang của cổng" }).click();
	check(dung.tab.url() === `${dung.origin}/preview/`, `the preview is at ${dung.tab.url()}`);
	await lookAround(dung, "/preview/i/online-services", "preview");
	for (const path of others) {
		await dung.tab.goto(dung.origin + path);
		check((await text(dung, "aside.preview")).includes("chưa công bố"), `${path} says what it is`);
	}
	check((await text(dung)).length > 200, "with something in it");
	const links = await dung.tab.locator("a[href^='/']").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
	const out = links.filter((link) => !/^(\/en)?\/(preview\/|board$)/.test(link));
	check(out.length === 0, `links of a preview stay in it: ${out}`);
	await dung.tab.goto(`${dung.origin}/preview/i/online-services`);
	check((await text(dung)).includes("2.001"), "what is approved is in the preview");
}

await main(async ({ data, folder, serve, browser }) => {
	makeOffice(data, ["an", "dung", "quan"]);
	approve(data, folder);
	const desk = await serve("office", "--address");
	const quan = await signIn(browser, desk, "quan");
	await keepPeople(quan);
	await keepTokens(quan);
	await lookAround(quan, "/account", "account");
	await readLedger(quan);
	await amend(quan);
	const dung = await signIn(browser, desk, "dung");
	await readPreview(dung);
	for (const visitor of [quan, dung]) {
		check(visitor.noise.length === 0, `console: ${visitor.noise}`);
		check(visitor.strays.length === 0, `asks elsewhere: ${visitor.strays}`);
	}
});
