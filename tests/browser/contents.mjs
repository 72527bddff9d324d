/*
 * tests/browser/contents.mjs - an administrator writes a page of the portal, in a real browser.
 * usage: node contents.mjs [PROGRAM]
 *
 * A news item with a picture goes from an empty form by its preview to the portal of the next edition; a
 * programme gets a milestone. Every page is looked at in both languages, at two widths, light and dark. SHOTS
 * names a folder for screenshots.
 */
import { join } from "node:path";
import { lookAround, makeOffice, signIn, text } from "./desk.mjs";
import { check, languages, lookAt, main, openTab, run, schemes, sizes } from "./looks.mjs";

function press(visitor, name) {
	return visitor.tab.getByRole("button", { name, exact: true }).click();
}

const story = {
	slug: "cap-quang-ve-moi-phuong",
	"f-title-vi": "Cáp quang về mọi phường, xã",
	"f-title-en": "Fibre to every ward and commune",
	"f-summary-vi": "Thành phố đặt mục tiêu mọi hộ gia đình có thể dùng cáp quang.",
	"f-summary-en": "The city wants every household to be able to use fibre.",
	"f-body-vi": "Xem [tỷ lệ hộ có cáp quang](/i/fibre-share).\n\n- **Phường** trước\n- Xã sau",
	"f-body-en": "See [the share of households with fibre](/i/fibre-share).\n\n- **Wards** first\n- Communes after",
	"f-date": "2026-11-20",
};

/* From an empty form to a page with a picture. */
async function write(quan, picture) {
	await lookAround(quan, "/contents", "contents");
	await lookAround(quan, "/contents/page?section=news", "content-new");
	for (const [id, value] of Object.entries(story)) await quan.tab.fill(`#${id}`, value);
	await press(quan, "Xem trước");
	check((await text(quan, "article[lang=vi]")).includes("Phường trước"), "the preview shows the text");
	check((await quan.tab.locator("article[lang=vi] strong").innerText()) === "Phường", "as it will be");
	check((await quan.tab.inputValue("#f-title-vi")) === story["f-title-vi"], "and the form has it still");
	await lookAt(quan.tab, "content-preview", "office-content-preview");
	await press(quan, "Lưu");
	check((await text(quan, "[role=status]")).includes("kỳ công bố tới"), "the page is kept");
	await quan.tab.setInputFiles("#file", picture);
	await quan.tab.fill("#alt-vi", "Bảng điều khiển của cổng trên màn hình");
	await quan.tab.fill("#alt-en", "The portal’s dashboard on a screen");
	await press(quan, "Lưu hình");
	check((await quan.tab.locator("img.head").count()) === 1, "and its picture");
	await lookAround(quan, `/contents/page?section=news&slug=${story.slug}`, "content-page");
}

async function plan(quan) {
	await quan.tab.goto(`${quan.origin}/contents`);
	await quan.tab.getByRole("link", { name: "Hỗ trợ điện thoại thông minh", exact: false }).first().click();
	const blank = await quan.tab.locator("fieldset").count();
	await quan.tab.fill(`#m${blank}-period`, "2026-Q4");
	await quan.tab.fill(`#m${blank}-vi`, "Sơ kết năm");
	await quan.tab.fill(`#m${blank}-en`, "Review of the year");
	await press(quan, "Lưu");
	check((await text(quan)).includes("sửa trang: Các mốc"), "the history says what changed");
	await lookAt(quan.tab, "content-programme", "office-content-programme");
}

/* What a reader sees of it, in every way. */
async function read(browser, portal) {
	const { tab, noise, strays } = await openTab(await browser.newContext(), portal);
	for (const { lang, prefix } of languages)
		for (const size of sizes)
			for (const scheme of schemes) {
				await tab.setViewportSize(size);
				await tab.emulateMedia({ colorScheme: scheme });
				await tab.goto(`${portal}${prefix}/news/${story.slug}`);
				check((await tab.locator("h1").innerText()) === story[`f-title-${lang}`], `${lang}: it is there`);
				await tab.locator("img.head").scrollIntoViewIfNeeded();
				const box = await tab.locator("img.head").boundingBox();
				check(Math.abs(box.width / box.height - 1280 / 720) < 0.02, `${lang}: ${box.width}x${box.height}`);
				await lookAt(tab, `news ${lang} ${size.width} ${scheme}`, `story ${lang} ${size.width} ${scheme}`);
			}
	check(noise.length + strays.length === 0, `console: ${noise} ${strays}`);
}

await main(async ({ data, folder, serve, browser }) => {
	makeOffice(data, ["binh", "quan"]);
	const quan = await signIn(browser, await serve("office", "--address"), "quan");
	const picture = join(folder, "picture.png");
	await quan.tab.screenshot({ path: picture, clip: { x: 0, y: 0, width: 1280, height: 720 } });
	await write(quan, picture);
	await plan(quan);
	run(data, ["publish", "--as", "binh"]);
	await read(browser, await serve("serve", "--portal"));
	check(quan.noise.length === 0, `console: ${quan.noise}`);
	check(quan.strays.length === 0, `asks elsewhere: ${quan.strays}`);
});
