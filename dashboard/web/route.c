/* dashboard/web/route.c - see route.h. */
#include "dashboard/web/route.h"

#include <string.h>

#include "base/arena.h"
#include "dashboard/portal/pages.h"
#include "dashboard/web/path.h"

#define VIEW(function) function, #function

/* clang-format off */
const struct route routes[] = {
	{ "GET", "/", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(overview_view), "overview.html",
	  { "Tổng quan: thành phố đang ở đâu so với mục tiêu",
	    "Overview: where the city stands against its targets" } },
	{ "GET", "/1022", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(hotline_view), "hotline.html",
	  { "Kết quả Cổng 1022: phản ánh tiếp nhận, xử lý đúng hạn, theo lĩnh vực và địa bàn",
	    "Results of Portal 1022: reports received, handled on time, by field and ward" } },
	{ "GET", "/about", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(prose_view), "prose.html",
	  { "Giới thiệu",
	    "What this is" } },
	{ "GET", "/accessibility", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(prose_view), "prose.html",
	  { "Khả năng tiếp cận",
	    "Accessibility" } },
	{ "GET", "/compare", "anyone", true, true, "a b c d edition",
	  MEDIA_HTML, VIEW(compare_view), "compare.html",
	  { "So sánh các địa bàn",
	    "Places beside one another" } },
	{ "GET", "/cooperation", "anyone", true, true, "edition page q",
	  MEDIA_HTML, VIEW(section_view), "section.html",
	  { "Hợp tác",
	    "Cooperation" } },
	{ "GET", "/cooperation/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(content_view), "content.html",
	  { "Một hoạt động hợp tác",
	    "One matter of cooperation" } },
	{ "GET", "/data", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(data_view), "data.html",
	  { "Dữ liệu mở: tải về, cột, giấy phép",
	    "Open data: downloads, columns, licence" } },
	{ "GET", "/data/catalogue.jsonld", "anyone", true, true, "edition",
	  MEDIA_LINKED, VIEW(dcat_view), NULL,
	  { "Danh mục dữ liệu, DCAT 3",
	    "Catalogue of the data, DCAT 3" } },
	{ "GET", "/data/dataset.jsonld", "anyone", true, true, "edition",
	  MEDIA_LINKED, VIEW(schema_org_view), NULL,
	  { "Bộ dữ liệu cho máy tìm kiếm, schema.org",
	    "The dataset for search engines, schema.org" } },
	{ "GET", "/data/figures.csv", "anyone", true, true, "edition",
	  MEDIA_CSV, VIEW(all_csv_view), NULL,
	  { "Mọi số liệu của một kỳ, CSV",
	    "Every figure of an edition, CSV" } },
	{ "GET", "/data/figures.csv-metadata.json", "anyone", true, true, "edition",
	  MEDIA_CSVM, VIEW(csvw_view), NULL,
	  { "Mô tả các cột, CSV on the Web",
	    "What the columns hold, CSV on the Web" } },
	{ "GET", "/data/figures.zip", "anyone", true, true, "edition",
	  MEDIA_ZIP, VIEW(package_view), NULL,
	  { "Mọi số liệu kèm mô tả, Data Package",
	    "Every figure with its description, Data Package" } },
	{ "GET", "/documents", "anyone", true, true, "by edition kind page q year",
	  MEDIA_HTML, VIEW(section_view), "section.html",
	  { "Văn bản: lọc theo loại, năm, cơ quan ban hành; tìm kiếm",
	    "Documents: by kind, year and issuer; search" } },
	{ "GET", "/documents/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(content_view), "content.html",
	  { "Một văn bản: mục tiêu nó đặt ra, chương trình",
	    "One document: the targets it sets, programmes" } },
	{ "GET", "/e/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(edition_view), "edition.html",
	  { "Một kỳ công bố: có gì thay đổi so với kỳ trước",
	    "One edition: what changed against the one before" } },
	{ "GET", "/editions", "anyone", true, true, "before edition",
	  MEDIA_HTML, VIEW(editions_view), "editions.html",
	  { "Mọi kỳ công bố",
	    "All editions" } },
	{ "GET", "/editions.atom", "anyone", true, true, "edition",
	  MEDIA_ATOM, VIEW(atom_view), "editions.xml",
	  { "Tin các kỳ công bố, Atom",
	    "Feed of editions, Atom" } },
	{ "GET", "/editions.ics", "anyone", true, true, "edition",
	  MEDIA_CALENDAR, VIEW(calendar_view), NULL,
	  { "Lịch các kỳ công bố, iCalendar",
	    "Calendar of editions, iCalendar" } },
	{ "GET", "/favicon.svg", "anyone", false, false, "v",
	  MEDIA_SVG, VIEW(asset_view), NULL,
	  { "Biểu tượng", "Icon" } },
	{ "GET", "/handbook", "anyone", true, true, "edition page q",
	  MEDIA_HTML, VIEW(section_view), "section.html",
	  { "Cẩm nang",
	    "Handbook" } },
	{ "GET", "/handbook/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(content_view), "content.html",
	  { "Một trang cẩm nang",
	    "One page of the handbook" } },
	{ "GET", "/healthz", "anyone", false, false, "",
	  MEDIA_TEXT, VIEW(health_view), NULL,
	  { "Máy chủ còn trả lời không", "Does the server answer" } },
	{ "GET", "/i/:code", "anyone", true, true, "edition period place",
	  MEDIA_HTML, VIEW(indicator_view), "indicator.html",
	  { "Một chỉ số: biểu đồ, số liệu, kế hoạch, đánh giá, định nghĩa",
	    "One indicator: chart, figures, plan, verdict, definition" } },
	{ "GET", "/i/:code.csv", "anyone", true, true, "edition places_of",
	  MEDIA_CSV, VIEW(csv_view), NULL,
	  { "Số liệu của một chỉ số, CSV", "Figures of one indicator, CSV" } },
	{ "GET", "/i/:code.json", "anyone", true, true, "edition places_of",
	  MEDIA_JSON, VIEW(json_view), NULL,
	  { "Một chỉ số đầy đủ, JSON", "Everything about one indicator, JSON" } },
	{ "GET", "/i/:code.png", "anyone", true, true, "by edition kind method period place places_of size theme",
	  MEDIA_PNG, VIEW(png_view), NULL,
	  { "Biểu đồ, PNG", "Chart, PNG" } },
	{ "GET", "/i/:code.svg", "anyone", true, true, "by edition kind method period place places_of size theme",
	  MEDIA_SVG, VIEW(svg_view), NULL,
	  { "Biểu đồ, SVG", "Chart, SVG" } },
	{ "GET", "/i/:code.totals.csv", "anyone", true, true, "edition",
	  MEDIA_CSV, VIEW(totals_view), NULL,
	  { "Số tổng hợp của một chỉ số, CSV", "Totals of one indicator, CSV" } },
	{ "GET", "/indicators", "anyone", true, true, "edition pillar sort state",
	  MEDIA_HTML, VIEW(indicators_view), "indicators.html",
	  { "Tất cả chỉ số: theo nhóm, lọc theo đánh giá, sắp xếp",
	    "All indicators: by pillar, filtered by state, sorted" } },
	{ "GET", "/media", "anyone", true, true, "edition page q",
	  MEDIA_HTML, VIEW(section_view), "section.html",
	  { "Truyền thông",
	    "Media" } },
	{ "GET", "/media/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(content_view), "content.html",
	  { "Một mục truyền thông",
	    "One item of media" } },
	{ "GET", "/method", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(method_view), "method.html",
	  { "Cách đánh giá, mức tin cậy của nguồn, cách kiểm tra",
	    "How we judge, grades of sources, how to verify" } },
	{ "GET", "/needed", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(needed_view), "needed.html",
	  { "Cần từ nay: mỗi mục tiêu phải tiến nhanh đến đâu",
	    "Needed from now: how fast every target has to move" } },
	{ "GET", "/news", "anyone", true, true, "edition page q",
	  MEDIA_HTML, VIEW(section_view), "section.html",
	  { "Tin tức",
	    "News" } },
	{ "GET", "/news/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(content_view), "content.html",
	  { "Một tin",
	    "One piece of news" } },
	{ "GET", "/p/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(place_view), "place.html",
	  { "Một địa bàn: mọi số liệu, thứ hạng, lịch sử địa giới",
	    "One place: all its figures, ranks, history of its boundaries" } },
	{ "GET", "/places", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(places_view), "places.html",
	  { "Các phường, xã, đặc khu", "Wards, communes and the special zone" } },
	{ "GET", "/plan", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(plan_view), "plan.html",
	  { "Kế hoạch: mục tiêu theo năm, văn bản, đơn vị báo cáo",
	    "The plan: targets by year, decisions, who reports" } },
	{ "GET", "/points.js", "anyone", false, false, "v",
	  MEDIA_JS, VIEW(asset_view), NULL,
	  { "Lớp điểm trên biểu đồ: bàn phím, chú thích", "Points of charts: keyboard and tooltips" } },
	{ "GET", "/privacy", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(prose_view), "prose.html",
	  { "Quyền riêng tư",
	    "Privacy" } },
	{ "GET", "/programmes", "anyone", true, true, "edition page q term",
	  MEDIA_HTML, VIEW(section_view), "section.html",
	  { "Chương trình, đề án, kế hoạch: thời hạn, mốc, chỉ số",
	    "Programmes, schemes and plans: terms, milestones, indicators" } },
	{ "GET", "/programmes/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(content_view), "content.html",
	  { "Một chương trình: mốc, chỉ số phải chuyển biến, văn bản",
	    "One programme: milestones, indicators it is to move, its document" } },
	{ "GET", "/readyz", "anyone", false, true, "",
	  MEDIA_TEXT, VIEW(health_view), NULL,
	  { "Đã có kỳ công bố để phục vụ chưa", "Is there an edition to serve" } },
	{ "GET", "/report.pdf", "anyone", true, true, "edition since",
	  MEDIA_PDF, VIEW(report_view), NULL,
	  { "Báo cáo của một kỳ công bố để in, PDF",
	    "Briefing of an edition for print, PDF" } },
	{ "GET", "/robots.txt", "anyone", false, false, "",
	  MEDIA_TEXT, VIEW(robots_view), NULL,
	  { "Cho máy tìm kiếm", "For search engines" } },
	{ "GET", "/search", "anyone", true, true, "edition q",
	  MEDIA_HTML, VIEW(search_view), "search.html",
	  { "Tìm kiếm và hỏi đáp", "Search and plain questions" } },
	{ "GET", "/services", "anyone", true, true, "audience edition event page q",
	  MEDIA_HTML, VIEW(section_view), "section.html",
	  { "Dịch vụ công, ứng dụng",
	    "Public services and apps" } },
	{ "GET", "/services/:code", "anyone", true, true, "edition",
	  MEDIA_HTML, VIEW(content_view), "content.html",
	  { "Một dịch vụ",
	    "One service" } },
	{ "GET", "/sitemap.xml", "anyone", false, true, "",
	  MEDIA_XML, VIEW(sitemap_view), "sitemap.xml",
	  { "Bản đồ trang cho máy tìm kiếm",
	    "Map of the site for search engines" } },
	{ "GET", "/styles.css", "anyone", false, false, "v",
	  MEDIA_CSS, VIEW(asset_view), NULL,
	  { "Kiểu dáng của mọi trang", "Styles of all pages" } },
	{ "GET", "/verify", "anyone", true, true, "code edition indicator",
	  MEDIA_HTML, VIEW(verify_view), "verify.html",
	  { "Kiểm tra mã in dưới một biểu đồ: kỳ công bố, giá trị, chữ ký",
	    "Verify the code under a chart: edition, values, signature" } },
	{ 0 },
};

/* What social networks and advertisers add to links to us. */
static const char strangers_marks[] = "fbclid gclid igshid mibextid ref utm_campaign utm_content "
	"utm_medium utm_source utm_term zarsrc";
/* clang-format on */

struct route_match route_find(struct arena *arena, const struct request *request)
{
	bool english = path_lang(request->path) == LANG_EN;
	const char *path = path_shared(request->path);
	struct route_match match = { NULL, NULL, "" };
	struct span code;

	for (const struct route *route = routes; route->pattern != NULL; route++) {
		if ((english && !route->languages) || !path_fits(route->pattern, path, &code))
			continue;
		match.allow = "GET, HEAD"; /* all rows so far only give */
		if (!path_takes(route->method, request->method))
			continue;
		match.route = route;
		match.code = arena_copy(arena, code.data, code.size);
		return match;
	}
	return match;
}

bool route_takes(const struct route *route, const char *parameter)
{
	return path_lists(route->parameters, parameter);
}

const char *route_stranger(const struct route *route, const struct request *request)
{
	for (size_t i = 0; i < request->parameter_count; i++)
		if (!route_takes(route, request->parameters[i].name) &&
			!path_lists(strangers_marks, request->parameters[i].name))
			return request->parameters[i].name;
	return NULL;
}
