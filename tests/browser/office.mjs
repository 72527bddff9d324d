/*
 * tests/browser/office.mjs - a figure's way through the office in a real browser, up to the portal.
 * usage: node office.mjs [PROGRAM]
 *
 * Downloads the workbook, fills it in with five faults, gets it back marked, mends it, explains what
 * looks odd, sends it; another returns a figure with a question, gets an answer, approves, publishes at
 * an hour; the portal changes all at once then, and the receipt verifies. Then figures are typed into a
 * page, a long file is sent over a slow line, and a file of tickets. Every page on the way is
 * looked at in both languages, at two widths, light and dark. SHOTS names a folder for screenshots;
 * without it none are written.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { download, lookAround, makeOffice, signIn, text, workbook } from "./desk.mjs";
import { check, lookAt, main, openTab, run } from "./looks.mjs";

const reporter = "people-committee-office";
const city = "79@2025-07-01";
const span = "15/12/2025–31/3/2026";
const added = [null, null, null];
/* What the reporter types, row by row of the workbook: five faults, and the same mended. */
const faulty = [
	["online-services", "shared-platforms", city, { "Giá trị": "mười" }],
	["dossiers-online-share", "control-report", city, { "Kỳ báo cáo": span, "Tử số": 40, "Mẫu số": 30 }],
	["dossiers-on-time-share", "control-report", city, { "Kỳ báo cáo": "Quý V/2026", "Giá trị": 97.1 }],
	["dossiers-received", "control-report", city, { "Kỳ báo cáo": span, "Giá trị": 9, "Tình trạng": "không rõ" }],
	[...added, { "Chỉ số": "Số dịch vụ công trực tuyến", "Địa bàn": "Phường 7", "Kỳ báo cáo": "T11/2025", "Giá trị": 1 }],
];
const mended = [
	["online-services", "shared-platforms", city, { "Giá trị": 2001 }],
	["dossiers-online-share", "control-report", city, { "Kỳ báo cáo": span, "Tử số": 30, "Mẫu số": 40 }],
	[
		...added,
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

/* Fills in the workbook as it was downloaded, and uploads it. */
async function upload(visitor, folder, template, rows) {
	const file = join(folder, "biểu đã điền.xlsx");
	workbook(["fill", template, file], rows);
	await visitor.tab.selectOption("#reporter", reporter);
	await visitor.tab.setInputFiles("#file", file);
	await visitor.tab.getByRole("button", { name: "Kiểm tra" }).click();
	await visitor.tab.waitForURL(/submissions/);
}

/* A long file over a slow line: how far it is, then that it is read; said to readers of screens too. */
async function watchUpload(an, folder) {
	const file = join(folder, "dài.csv");
	const rows = Array.from({ length: 20000 }, (_, n) => `online-services,79,${1900 + (n % 100)},${n}`);
	writeFileSync(file, `indicator,place,period,value\n${rows.join("\n")}\n`);
	await an.tab.goto(`${an.origin}/send`);
	await an.tab.setInputFiles("#file", file);
	const line = await an.context.newCDPSession(an.tab);
	const speed = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300e3 };
	await line.send("Network.emulateNetworkConditions", speed);
	await an.tab.getByRole("button", { name: "Kiểm tra" }).click({ noWaitAfter: true });
	const said = an.tab.locator("[data-upload] [role=status]");
	await said.filter({ hasText: /Đang gửi tệp: [1-9]0%/ }).waitFor();
	check(await an.tab.locator("progress").isVisible(), "a bar shows how far it is");
	await lookAt(an.tab, "an upload on its way", "office-upload");
	await an.tab.waitForURL(/submissions/);
	check((await text(an)).includes("chỗ cần sửa"), "then the file's page");
	await line.send("Network.emulateNetworkConditions", { ...speed, uploadThroughput: -1 });
}

/* A file of tickets: faults are told in place and nothing is kept; mended, it is counted. */
async function sendTickets(an, folder) {
	const file = join(folder, "phiếu.csv");
	const head = "Mã phản ánh,Lĩnh vực,Phường/xã,Ngày tiếp nhận,Hạn xử lý,Ngày hoàn thành\n";
	const write = (time) =>
		writeFileSync(file, `${head}A1,Rác,Phường Sài Gòn,${time},3/10/2025 08:00,2/10/2025 09:00\n`);
	write("hôm kia");
	await an.tab.goto(`${an.origin}/send`);
	await an.tab.locator("main form").last().locator("#reporter").selectOption("science-technology");
	await an.tab.setInputFiles("#file", file);
	await an.tab.fill("#tickets", "2025-10");
	await an.tab.getByRole("button", { name: "Kiểm tra" }).click();
	await an.tab.locator("table.faults").waitFor();
	check((await text(an)).includes("Tệp không được giữ"), "nothing of faulty tickets is kept");
	check((await an.tab.inputValue("#tickets")) === "2025-10", "what was said of the file is still there");
	await lookAt(an.tab, "faulty tickets", "office-tickets");
	write("1/10/2025 08:00");
	await an.tab.setInputFiles("#file", file);
	await an.tab.getByRole("button", { name: "Kiểm tra" }).click();
	await an.tab.waitForURL(/submissions/);
	check((await text(an, "[role=status]")).includes("Đã đếm 1 phiếu"), "tickets are counted");
	an.noise.length = 0; /* the browser logs the 422 itself */
}

/* Figures typed into a page: faults at their fields with what was typed, a draft, the next page, sent. */
async function typeFigures(an) {
	await an.tab.goto(`${an.origin}/send`);
	await an.tab.selectOption("#template-reporter", reporter);
	await an.tab.getByRole("button", { name: "Nhập trên trang" }).click();
	const form = new URL(an.tab.url());
	await lookAround(an, form.pathname + form.search, "entry");
	check((await an.tab.locator("main script").count()) === 0, "the form needs no script");
	const row = an.tab.locator("section.asked").filter({ hasText: "Số dịch vụ công trực tuyến toàn trình" }).first();
	const field = row.locator("input[name^='v-']");
	await row.locator("input[name^='p-']").fill("");
	await field.fill("1.234");
	await field.press("Enter");
	check((await text(an, "[role=status]")).includes("Đã lưu bản nháp"), "Enter keeps a draft");
	const draft = new URL(an.tab.url()).pathname;
	const told = await text(an, "[role=alert]");
	check(told.includes("chưa ghi kỳ báo cáo") && told.includes("1234 / 1.234"), `both are told: ${told}`);
	check((await field.inputValue()) === "1.234", "what was typed is still there");
	const why = await field.getAttribute("aria-describedby");
	check((await text(an, `#${why}`)).includes("có thể là một trong hai số"), "the fault stands at its field");
	await lookAround(an, draft, "entry-faults");
	await an.tab.locator("[role=alert] a").last().click();
	check(await field.evaluate((input) => input === document.activeElement), "its link leads to the field");
	await an.tab.selectOption("#decimal", ",");
	await row.locator("input[name^='p-']").fill("Tháng 11/2025");
	await row.locator("td summary").click();
	await row.locator("input[name^='e-']").fill("Đã rà lại danh mục dịch vụ.");
	await an.tab.getByRole("button", { name: "Xem lại trước khi gửi" }).click();
	check((await text(an)).includes("Sẽ gửi 1 số liệu"), "one figure is ready");
	check((await text(an)).includes("1.234"), "as it was meant");
	await an.tab.getByRole("link", { name: "Sửa tiếp trên trang" }).first().click();
	check(new URL(an.tab.url()).pathname === draft, "and can be typed on");
	check((await field.inputValue()) === "1.234", "as it was");
	await an.tab.getByRole("button", { name: "Xem lại trước khi gửi" }).click();
	for (const area of await an.tab.locator("textarea[name^=explain]").all())
		if ((await area.inputValue()) === "") await area.fill("Đã rà lại danh mục dịch vụ.");
	await an.tab.click("text=Gửi đi duyệt");
	check((await text(an, "[role=status]")).includes("Đã gửi 1 số liệu"), "sent");
}

/* The reporter's half: the workbook out, faults, marked; mended; oddities, explained; sent. */
async function send(an, folder) {
	await lookAround(an, "/", "tasks");
	await lookAround(an, "/send", "send");
	await an.tab.selectOption("#template-reporter", reporter);
	const button = an.tab.getByRole("button", { name: "Tải biểu mẫu" });
	const template = await download(an, folder, "biểu.xlsx", button);
	await upload(an, folder, template, faulty);
	const draft = new URL(an.tab.url()).pathname;
	const told = await text(an);
	check(told.includes("5 chỗ cần sửa"), `five faults are told: ${told.slice(0, 200)}`);
	for (const word of ["40", "Phường 7", "Quý V/2026", "không rõ", "mười"])
		check(told.includes(word), `${word} is told of`);
	await lookAround(an, draft, "faults");
	const link = an.tab.getByRole("link", { name: "Tải tệp có đánh dấu" });
	const marks = JSON.parse(workbook(["marks", await download(an, folder, "đánh dấu.xlsx", link)]));
	const said = Object.values(marks).join("\n");
	check(Object.keys(marks).length === 5, `five cells are marked: ${Object.keys(marks)}`);
	for (const word of ["40", "Phường 7", "Quý V/2026", "không rõ", "mười"])
		check(said.includes(word), `${word} is told at its cell: ${said}`);
	await an.tab.getByRole("link", { name: "Tải lên lại" }).click();
	await upload(an, folder, template, mended);
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

/* What readers of the portal get, of every kind; a picture is told by its bytes. */
const answers = ["/", "/en/i/online-services", "/i/online-services.csv", "/i/online-services.json"].concat(
	["/i/online-services.svg", "/editions", "/search?q=dịch+vụ"],
);

async function ask(portal, path) {
	const answer = await fetch(portal + path);
	return { text: await answer.text(), at: Date.now() };
}

/* Reads the portal over and over until everything changed: nothing before the hour, then all at once. */
async function watchIt(portal, before, hour) {
	const changed = new Set();
	const late = [];
	let first = Infinity;

	while (changed.size < answers.length && Date.now() < hour + 60e3)
		for (const path of answers) {
			const { text, at } = await ask(portal, path);
			if (text !== before.get(path)) {
				changed.add(path);
				first = Math.min(first, at);
			} else if (first < Infinity) {
				late.push(path);
			}
		}
	check(late.length === 0, `still old after another had changed: ${late}`);
	check(changed.size === answers.length, `never changed: ${answers.filter((path) => !changed.has(path))}`);
	check(first >= hour, `changed ${hour - first} ms before the hour`);
	console.log(`the portal changed ${first - hour} ms after the hour`);
}

async function publish(binh, portal, browser) {
	await lookAround(binh, "/editions", "editions");
	/* forms know minutes: the next one, or the one after where it begins too soon to be looked at */
	const hour = Math.ceil((Date.now() + 30e3) / 60e3) * 60e3;
	await binh.tab.fill("#at", new Date(hour + 7 * 3600e3).toISOString().slice(0, 16));
	await binh.tab.fill("#note", "Số liệu quý 4.");
	await binh.tab.locator("form.fields button").first().click();
	check((await text(binh)).includes("chờ đến giờ"), "it waits for its hour");
	const before = new Map();
	for (const path of answers) before.set(path, (await ask(portal, path)).text);
	check(!before.get("/en/i/online-services").includes("2,001"), "the portal does not show it yet");
	await lookAround(binh, "/editions", "waiting");
	await watchIt(portal, before, hour);
	const reader = await browser.newPage();
	await reader.goto(`${portal}/i/online-services`);
	check((await reader.locator("main").innerText()).includes("2.001"), "the portal shows it");
	await reader.close();
}

/* The receipt that the reporter downloads is verified with the public key alone. */
async function verify(an, folder, data, submission) {
	await an.tab.goto(an.origin + submission);
	const link = an.tab.getByRole("link", { name: "biên nhận đã ký" });
	const receipt = await download(an, folder, "biên nhận.json", link);
	const key = readFileSync(join(data, "keys", "edition.pub"), "utf8").trim();
	const said = run(join(folder, "elsewhere"), ["verify", receipt, "--key", key]);
	check(said.includes("Đúng là biên nhận"), `the receipt verifies: ${said}`);
}

await main(async ({ folder, data, serve, browser }) => {
	makeOffice(data, ["an", "binh"]);
	const desk = await serve("office", "--address");
	const portal = await serve("serve", "--portal");
	const nobody = { ...(await openTab(await browser.newContext(), desk)), origin: desk };
	await lookAround(nobody, "/signin", "signin");
	const an = await signIn(browser, desk, "an");
	const binh = await signIn(browser, desk, "binh");
	const submission = await send(an, folder);
	await decide(an, binh, submission);
	await publish(binh, portal, browser);
	await verify(an, folder, data, submission);
	await lookAround(binh, "/submissions", "submissions");
	await lookAround(binh, submission, "published");
	await typeFigures(an);
	await watchUpload(an, folder);
	await sendTickets(an, folder);
	for (const visitor of [nobody, an, binh]) {
		check(visitor.noise.length === 0, `console: ${visitor.noise}`);
		check(visitor.strays.length === 0, `asks elsewhere: ${visitor.strays}`);
	}
});
