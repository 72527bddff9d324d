/*
 * tests/browser/admin.mjs - what administrators and leaders do in the office, in a real browser.
 * usage: node admin.mjs [PROGRAM]
 *
 * Makes an account and gives it a role, resets it, shuts it out; issues a token and revokes it. Every
 * page is looked at in both languages, at two widths, light and dark. SHOTS names a folder for
 * screenshots.
 */
import { lookAround, makeOffice, password, signIn, text } from "./desk.mjs";
import { check, main } from "./looks.mjs";

/* A button of the page, by its name. */
function press(visitor, name) {
	return visitor.tab.getByRole("button", { name, exact: true }).click();
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

async function readLedger(quan) {
	await lookAround(quan, "/ledger?check=1", "ledger");
	check((await text(quan)).includes("Chuỗi nguyên vẹn"), "the chain is whole");
	await quan.tab.selectOption("#act", "token-revoke");
	await press(quan, "Lọc");
	check((await text(quan, "tbody")).includes("mã truy cập tram-1022"), "what was done is found by its kind");
	check((await quan.tab.locator("tbody tr").count()) === 1, "and nothing else");
}

await main(async ({ data, serve, browser }) => {
	makeOffice(data, ["an", "dung", "quan"]);
	const desk = await serve("office", "--address");
	const quan = await signIn(browser, desk, "quan");
	await keepPeople(quan);
	await keepTokens(quan);
	await lookAround(quan, "/account", "account");
	await readLedger(quan);
	for (const visitor of [quan]) {
		check(visitor.noise.length === 0, `console: ${visitor.noise}`);
		check(visitor.strays.length === 0, `asks elsewhere: ${visitor.strays}`);
	}
});
