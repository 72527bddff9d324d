/* charts/gallery/cases.c - see cases.h. */
#include "charts/gallery/cases.h"

#include <string.h>

#define LONG_NAME                                                                                                                        \
	"Tỷ lệ hồ sơ thủ tục hành chính đủ điều kiện được tiếp nhận và giải quyết hoàn toàn trực " \
	"tuyến qua Hệ thống thông tin giải quyết thủ tục hành chính của Thành phố trên tổng số "              \
	"hồ sơ phát sinh trong kỳ"
#define PLAN                                                                                       \
	"{'period':'2022','value':15},{'period':'2023','value':19},{'period':'2024','value':22},"  \
	"{'period':'2025','value':25},{'period':'2030','value':40,'comparator':'more-than'}"
#define USUAL                                                                                      \
	"['2021','15.38'],['2022','18.66','E'],['2023','21.5'],['2024','22','V'],['2025','25','E'" \
	"]"
/* Made-up borders that four places share; the fourth is an island of two pieces, far away. */
#define BOUNDARIES                                                                                    \
	"'boundaries':{'type':'FeatureCollection','features':["                                       \
	"{'id':'a','properties':{'name':'Phường Sài Gòn'},'geometry':{'type':'Polygon',"         \
	"'coordinates':[[[106.695,10.76],[106.73,10.755],[106.745,10.775],[106.735,10.8],"            \
	"[106.7,10.805],[106.69,10.785]]]}},"                                                         \
	"{'id':'b','properties':{'name':'Phường Bến Thành'},'geometry':{'type':'Polygon',"      \
	"'coordinates':[[[106.66,10.755],[106.695,10.76],[106.69,10.785],[106.7,10.805],"             \
	"[106.665,10.795],[106.65,10.775]]]}},"                                                       \
	"{'id':'c','properties':{'name':'Xã Bình Chánh'},'geometry':{'type':'Polygon',"            \
	"'coordinates':[[[106.53,10.67],[106.6,10.655],[106.66,10.69],[106.72,10.7],"                 \
	"[106.73,10.755],[106.695,10.76],[106.66,10.755],[106.65,10.775],[106.665,10.795],"           \
	"[106.58,10.81],[106.52,10.76]]]}},"                                                          \
	"{'id':'d','properties':{'name':'Đặc khu Côn Đảo'},'geometry':{'type':'MultiPolygon'," \
	"'coordinates':[[[[106.57,8.68],[106.61,8.66],[106.65,8.7],[106.63,8.74],[106.58,8.72]]],"    \
	"[[[106.67,8.64],[106.69,8.65],[106.68,8.67]]]]}}]}"

/* clang-format off */
const struct gallery_case gallery_cases[] = {
	{ .name = "usual", .title = { "Số liệu thường gặp", "Usual figures" }, .unit = "percent",
	  .series = "{'label':'Sở A','figures':[" USUAL "]}", .plan = PLAN,
	  .rows = "{'code':'t','name':'Toàn bộ','total':true,'figures':[['2023','78'],['2024','86'],['2025','92']]},"
		"{'code':'a','name':'Phường Sài Gòn','figures':[['2023','30'],['2024','33'],['2025','36']],'plan':{'period':'2025','value':35},'state':'achieved','weight':40,'at':[106.70,10.77]},"
		"{'code':'b','name':'Phường Bến Thành','figures':[['2023','22'],['2024','25'],['2025','26']],'plan':{'period':'2025','value':28},'state':'behind','weight':30,'at':[106.69,10.77]},"
		"{'code':'c','name':'Xã Bình Chánh','figures':[['2023','16'],['2024','17','E'],['2025','19','P']],'weight':20,'at':[106.57,10.69]},"
		"{'code':'d','name':'Đặc khu Côn Đảo','figures':[['2023','10'],['2024','11'],['2025','11']],'weight':10,'at':[106.60,8.69],'apart':true}",
	  .index = "{'code':'t','name':'Chỉ số chung','total':true,'figures':[['2025','70.5']]},"
		"{'code':'a','name':'Dịch vụ công trực tuyến','figures':[['2025','81']],'weight':40},"
		"{'code':'b','name':'Hạ tầng số','figures':[['2025','64']],'weight':30},"
		"{'code':'c','name':'Nhân lực số','figures':[['2025','72','E']],'weight':20},"
		"{'code':'d','name':'An toàn thông tin','figures':[['2025','45']],'weight':10}",
	  .changes = "{'code':'f','name':'Năm 2024','total':true,'figures':[['2025','62']]},"
		"{'code':'a','name':'Dịch vụ công trực tuyến','figures':[['2025','5.4']]},"
		"{'code':'b','name':'Hạ tầng số','figures':[['2025','-2.1']]},"
		"{'code':'c','name':'Nhân lực số','figures':[['2025','3.2']]},"
		"{'code':'d','name':'An toàn thông tin','figures':[['2025','1.5']]},"
		"{'code':'t','name':'Năm 2025','total':true,'figures':[['2025','70.5']]}",
	  .terms = "{'name':'Chương trình Chuyển đổi số','from':'2020','until':'2030','milestones':[{'period':'2020-07-03','state':'done'},{'period':'2025','state':'under-way'},{'period':'2030','state':'planned'}]},{'name':'Kế hoạch năm 2022','from':'2022','until':'2022','milestones':[{'period':'2022-Q4','state':'unknown'}]},{'name':'Đề án đô thị thông minh','from':'2017','until':'2025'},{'name':'Hỗ trợ hộ nghèo'},{'name':'Công dân số','from':'2025'},{'name':'Hạ tầng viễn thông','until':'2028'}" },
	{ .name = "nothing", .title = { "Chưa có số liệu nào", "No figures" }, .unit = "percent",
	  .series = "{'figures':[]}", .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[],'at':[106.70,10.77]}",
	  .terms = "{'name':'Hỗ trợ hộ nghèo'},{'name':'Sơ kết','milestones':[{'state':'planned'}]}" },
	{ .name = "missing", .title = { "Chỉ có ô trống", "Only missing ones" }, .unit = "percent",
	  .series = "{'figures':[['2024',null,'O'],['2025',null,'O']]}", .plan = "{'period':'2025','value':90}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2025',null,'O']],'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2025',null,'O']],'at':[106.69,10.77]}" },
	{ .name = "one", .title = { "Chỉ một số liệu", "One figure" }, .unit = "percent",
	  .series = "{'figures':[['2022-03','75.7']]}", .plan = "{'period':'2022','value':85}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2025','75.7']],'weight':100,'at':[106.70,10.77]}",
	  .terms = "{'name':'Sơ kết','milestones':[{'period':'2025-06-30','state':'done'}]}" },
	{ .name = "two", .title = { "Hai số liệu", "Two figures" }, .unit = "index",
	  .series = "{'figures':[['2021','0.5853'],['2022','0.6903']]}", .plan = "{'period':'2025','value':'0.8'}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2024','0.5853'],['2025','0.6903']],'weight':50,'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2024','0.61'],['2025','0.58']],'weight':50,'at':[106.69,10.77]}" },
	{ .name = "many", .title = { "Rất nhiều số liệu", "Very many figures" }, .unit = "percent",
	  .series = "", .rows = "", .many = 400,
	  .terms = "{'name':'Đề án 1','from':'2010','until':'2012-06','milestones':[{'period':'2011','state':'done'}]},{'name':'Đề án 2','from':'2017','until':'2020-06','milestones':[{'period':'2018','state':'under-way'}]},{'name':'Đề án 3','from':'2024','until':'2028-06','milestones':[{'period':'2025','state':'planned'}]},{'name':'Đề án 4','from':'2014','until':'2019-06','milestones':[{'period':'2015','state':'unknown'}]},{'name':'Đề án 5','from':'2021','until':'2027-06','milestones':[{'period':'2022','state':'done'}]},{'name':'Đề án 6','from':'2011','until':'2013-06','milestones':[{'period':'2012','state':'under-way'}]},{'name':'Đề án 7','from':'2018','until':'2021-06','milestones':[{'period':'2019','state':'planned'}]},{'name':'Đề án 8','from':'2025','until':'2029-06','milestones':[{'period':'2026','state':'unknown'}]},{'name':'Đề án 9','from':'2015','until':'2020-06','milestones':[{'period':'2016','state':'done'}]},{'name':'Đề án 10','from':'2022','until':'2028-06','milestones':[{'period':'2023','state':'under-way'}]},{'name':'Đề án 11','from':'2012','until':'2014-06','milestones':[{'period':'2013','state':'planned'}]},{'name':'Đề án 12','from':'2019','until':'2022-06','milestones':[{'period':'2020','state':'unknown'}]},{'name':'Đề án 13','from':'2026','until':'2030-06','milestones':[{'period':'2027','state':'done'}]},{'name':'Đề án 14','from':'2016','until':'2021-06','milestones':[{'period':'2017','state':'under-way'}]},{'name':'Đề án 15','from':'2023','until':'2029-06','milestones':[{'period':'2024','state':'planned'}]},{'name':'Đề án 16','from':'2013','until':'2015-06','milestones':[{'period':'2014','state':'unknown'}]},{'name':'Đề án 17','from':'2020','until':'2023-06','milestones':[{'period':'2021','state':'done'}]},{'name':'Đề án 18','from':'2010','until':'2014-06','milestones':[{'period':'2011','state':'under-way'}]},{'name':'Đề án 19','from':'2017','until':'2022-06','milestones':[{'period':'2018','state':'planned'}]},{'name':'Đề án 20','from':'2024','until':'2030-06','milestones':[{'period':'2025','state':'unknown'}]},{'name':'Đề án 21','from':'2014','until':'2016-06','milestones':[{'period':'2015','state':'done'}]},{'name':'Đề án 22','from':'2021','until':'2024-06','milestones':[{'period':'2022','state':'under-way'}]},{'name':'Đề án 23','from':'2011','until':'2015-06','milestones':[{'period':'2012','state':'planned'}]},{'name':'Đề án 24','from':'2018','until':'2023-06','milestones':[{'period':'2019','state':'unknown'}]},{'name':'Đề án 25','from':'2025','until':'2031-06','milestones':[{'period':'2026','state':'done'}]},{'name':'Đề án 26','from':'2015','until':'2017-06','milestones':[{'period':'2016','state':'under-way'}]},{'name':'Đề án 27','from':'2022','until':'2025-06','milestones':[{'period':'2023','state':'planned'}]},{'name':'Đề án 28','from':'2012','until':'2016-06','milestones':[{'period':'2013','state':'unknown'}]},{'name':'Đề án 29','from':'2019','until':'2024-06','milestones':[{'period':'2020','state':'done'}]},{'name':'Đề án 30','from':'2026','until':'2032-06','milestones':[{'period':'2027','state':'under-way'}]},{'name':'Đề án 31','from':'2016','until':'2018-06','milestones':[{'period':'2017','state':'planned'}]},{'name':'Đề án 32','from':'2023','until':'2026-06','milestones':[{'period':'2024','state':'unknown'}]},{'name':'Đề án 33','from':'2013','until':'2017-06','milestones':[{'period':'2014','state':'done'}]},{'name':'Đề án 34','from':'2020','until':'2025-06','milestones':[{'period':'2021','state':'under-way'}]},{'name':'Đề án 35','from':'2010','until':'2016-06','milestones':[{'period':'2011','state':'planned'}]},{'name':'Đề án 36','from':'2017','until':'2019-06','milestones':[{'period':'2018','state':'unknown'}]},{'name':'Đề án 37','from':'2024','until':'2027-06','milestones':[{'period':'2025','state':'done'}]},{'name':'Đề án 38','from':'2014','until':'2018-06','milestones':[{'period':'2015','state':'under-way'}]},{'name':'Đề án 39','from':'2021','until':'2026-06','milestones':[{'period':'2022','state':'planned'}]},{'name':'Đề án 40','from':'2011','until':'2017-06','milestones':[{'period':'2012','state':'unknown'}]}" },
	{ .name = "missing-middle", .title = { "Thiếu ở giữa", "Missing in the middle" }, .unit = "per-100",
	  .series = "{'frequency':'A','figures':[['2014','61'],['2015','66'],['2016',null],['2017','74'],['2019','90'],['2020','97'],['2021',null],['2022',null],['2023','118'],['2024','121']]}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2021','30'],['2022',null],['2023','36'],['2025','41']],'weight':60,'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2021','22'],['2023','24']],'weight':40,'at':[106.69,10.77]},{'code':'c','name':'Xã Bình Chánh','figures':[['2022','8'],['2023','9'],['2025','12']],'at':[106.57,10.69]}" },
	{ .name = "equal", .title = { "Đều như nhau", "All equal" }, .unit = "percent",
	  .series = "{'figures':[['2020','50'],['2021','50'],['2022','50']]}", .plan = "{'period':'2022','value':50}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2024','50'],['2025','50']],'weight':50,'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2024','50'],['2025','50']],'weight':50,'at':[106.69,10.77]}" },
	{ .name = "zero", .title = { "Toàn số không", "Nothing but zeros" }, .unit = "count",
	  .series = "{'figures':[['2020','0'],['2021','0'],['2022','0']]}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2024','0'],['2025','0']],'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2024','0'],['2025','0']],'at':[106.69,10.77]}" },
	{ .name = "negative", .title = { "Số âm", "Negative ones" }, .unit = "percent-change",
	  .series = "{'figures':[['2019','-4.2'],['2020','-6.1'],['2021','-5.5'],['2022','-3.9']]}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2024','-3'],['2025','-8']],'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2024','-12.25'],['2025','-1.5']],'at':[106.69,10.77]}" },
	{ .name = "crossing", .title = { "Qua số không", "Across zero" }, .unit = "percent-change",
	  .series = "{'figures':[['2018','6.1'],['2019','3.2'],['2020','-2.4'],['2021','-6.8'],['2022','9.0']]}", .plan = "{'period':'2021','value':7}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2024','-3'],['2025','31']],'plan':{'period':'2025','value':10},'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2024','4'],['2025','-12.25']],'at':[106.69,10.77]},{'code':'c','name':'Xã Bình Chánh','figures':[['2024','0'],['2025','0']],'at':[106.57,10.69]}" },
	{ .name = "tiny", .title = { "Rất nhỏ", "Tiny" }, .unit = "count",
	  .series = "{'figures':[['2020','0.000001'],['2021','0.0000012'],['2022','0.0000009']]}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2024','0.000001'],['2025','0.0000012']],'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2024','0.000002'],['2025','0.0000009']],'at':[106.69,10.77]}" },
	{ .name = "huge", .title = { "Rất lớn", "Huge" }, .unit = "count",
	  .series = "{'figures':[['2020','1000000000000000'],['2021','1200000000000000'],['2022','1535000000000000']]}", .plan = "{'period':'2025','value':'2500000000000000'}",
	  .rows = "{'code':'a','name':'Phường Sài Gòn','figures':[['2024','1000000000000000'],['2025','1535000000000000']],'at':[106.70,10.77]},{'code':'b','name':'Phường Bến Thành','figures':[['2024','0.000001'],['2025','0.000001']],'at':[106.69,10.77]}" },
	{ .name = "long-name", .title = { "Tên dài 200 ký tự: " LONG_NAME, "A name of 200 characters: " LONG_NAME }, .unit = "percent",
	  .series = "{'label':'" LONG_NAME "','figures':[" USUAL "]},{'label':'Sở B','figures':[['2020','12.61'],['2021','13.84']]}", .plan = PLAN,
	  .rows = "{'code':'a','name':'" LONG_NAME "','figures':[['2024','11'],['2025','13']],'weight':30,'at':[106.70,10.77]},{'code':'b','name':'Phườngtêndàikhôngcókhoảngtrắngnàoởgiữacảchonênphảicắtgiữachừng','figures':[['2024','30'],['2025','34']],'weight':70,'illustrative':true,'at':[106.69,10.77]}",
	  .terms = "{'name':'" LONG_NAME "','from':'1998-06-30','until':'2045-12','milestones':[{'period':'2000-01','state':'done'},{'period':'2001-02','state':'under-way'},{'period':'2002-03','state':'planned'},{'period':'2003-04','state':'unknown'},{'period':'2004-05','state':'done'},{'period':'2005-06','state':'under-way'},{'period':'2006-07','state':'planned'},{'period':'2007-08','state':'unknown'},{'period':'2008-09','state':'done'},{'period':'2009-10','state':'under-way'},{'period':'2010-11','state':'planned'},{'period':'2011-12','state':'unknown'},{'period':'2012-01','state':'done'},{'period':'2013-02','state':'under-way'},{'period':'2014-03','state':'planned'},{'period':'2015-04','state':'unknown'},{'period':'2016-05','state':'done'},{'period':'2017-06','state':'under-way'},{'period':'2018-07','state':'planned'},{'period':'2019-08','state':'unknown'},{'period':'2020-09','state':'done'},{'period':'2021-10','state':'under-way'},{'period':'2022-11','state':'planned'},{'period':'2023-12','state':'unknown'},{'period':'2024-01','state':'done'},{'period':'2025-02','state':'under-way'},{'period':'2026-03','state':'planned'},{'period':'2027-04','state':'unknown'},{'period':'2028-05','state':'done'},{'period':'2029-06','state':'under-way'}]},{'name':'Phườngtêndàikhôngcókhoảngtrắngnàoởgiữacảchonênphảicắtgiữachừng','from':'2026-11-24','until':'2026-11-24'}" },
	{ .name = "revised-plan", .title = { "Kế hoạch đã điều chỉnh", "A revised plan" }, .unit = "percent",
	  .series = "{'figures':[" USUAL "]}", .plan = "{'period':'2025','value':30,'superseded':true},{'period':'2025','value':25},{'period':'2030','value':45,'superseded':true},{'period':'2030','value':40}" },
	{ .name = "two-methods", .title = { "Hai cách tính", "Two methods" }, .unit = "percent",
	  .series = "{'label':'Sở A','figures':[" USUAL "]},{'label':'Cục Thống kê','figures':[['2020','12.61','V'],['2021','13.84','V'],['2022','13.51','V']]}", .plan = PLAN },
	{ .name = "break", .title = { "Chuỗi gián đoạn", "A break in the series" }, .unit = "million",
	  .series = "{'new_borders':'2025-07-01','figures':[['2022','9.2'],['2023','9.3'],['2024','9.5'],['2025','14.0'],['2026','14.2']]}",
	  .rows = "{'code':'a','name':'Đô thị','figures':[['2023','7.2'],['2024','7.3'],['2025','10.9','B']],'at':[106.70,10.77]},{'code':'b','name':'Nông thôn','figures':[['2023','2.2'],['2024','2.2'],['2025','3.6','B']],'at':[106.57,10.69]}" },
	{ .name = "forecast", .title = { "Có dự báo", "With a forecast" }, .unit = "percent", 
	  .series = "{'figures':[" USUAL "]}", .plan = PLAN,
	  .forecast = "{'chance':80,'points':[{'period':'2026','low':25,'middle':'27.3','high':'29.5'},{'period':'2027','low':'26.1','middle':'29.6','high':33},{'period':'2028','low':'26.9','middle':32,'high':37}]}" },
	{ 0 },
};
/* clang-format on */

enum { PLACES = 168, FIRST_YEAR = 1990 };

static bool is_timeline(const struct chart_kind *kind)
{
	return strcmp(kind->name, "gantt") == 0;
}

bool gallery_has(const struct gallery_case *one, const struct chart_kind *kind)
{
	if (one->forecast != NULL && !kind->forecast)
		return false;
	if (is_timeline(kind))
		return one->terms != NULL;
	return (kind->rows ? one->rows : one->series) != NULL;
}

/* Adds text with its ' as ". */
static void add(struct text *ret, const char *json)
{
	for (; *json != '\0'; json++)
		text_addc(ret, *json == '\'' ? '"' : *json);
}

/* So many months, rising unevenly. */
static void add_months(struct text *ret, int count)
{
	int value = 3120;

	add(ret, "{'figures':[");
	for (int i = 0; i < count; i++) {
		value += 12 + (i * 7919 % 97) - 42 + (i % 12 == 1 ? -60 : 0);
		text_addf(ret, "%s[\"%d-%02d\",\"%d.%02d\"]", i == 0 ? "" : ",",
			FIRST_YEAR + i / 12, i % 12 + 1, value / 100, value % 100);
	}
	add(ret, "]}");
}

/* A corner between places of a field, moved off its grid as unevenly for all that share it. */
static void add_corner(struct text *ret, int column, int row)
{
	text_addf(ret, "[%d.%03d,10.%03d]", 106, 500 + column * 25 + (column * 31 + row * 17) % 13,
		600 + row * 22 + (column * 23 + row * 29) % 11);
}

static void add_outline(struct text *ret, int column, int row)
{
	add(ret, ",'outline':{'type':'Polygon','coordinates':[[");
	for (int corner = 0; corner < 4; corner++) {
		text_addz(ret, corner == 0 ? "" : ",");
		add_corner(ret, column + (corner == 1 || corner == 2), row + corner / 2);
	}
	add(ret, "]]}");
}

/* Places on a field, with uneven figures of two years. */
static void add_places(struct text *ret, bool outlined)
{
	static const char *const names[] = { "Phường Bình Hưng Hòa", "Xã Nhơn Đức – Phước Kiển",
		"Phường Tăng Nhơn Phú", "Phường Tân Sơn Nhì", "Xã Bình Chánh" };

	for (int i = 0; i < PLACES; i++) {
		int now = 400 + i * 7919 % 5600, before = 400 + i * 6007 % 5200;

		text_addf(ret,
			"%s{\"code\":\"%05d\",\"name\":\"%s "
			"%d\",\"figures\":[[\"2024\",\"%d.%02d\"],"
			"[\"2025\",\"%d.%02d\"]],\"at\":[%d.%03d,10.%03d]",
			i == 0 ? "" : ",", 25747 + i * 3, names[i % (int)COUNT(names)], i + 1,
			before / 100, before % 100, now / 100, now % 100, 106,
			500 + i % 13 * 25 + i * 7 % 11, 600 + i / 13 * 22 + i * 5 % 9);
		if (outlined)
			add_outline(ret, i % 13, i / 13);
		text_addc(ret, '}');
	}
}

/* The case's rows for a kind: parts of an index, changes, or places. */
static const char *rows_for(const struct gallery_case *one, const struct chart_kind *kind)
{
	if (one->index != NULL && strcmp(kind->name, "breakdown") == 0)
		return one->index;
	if (one->changes != NULL && strcmp(kind->name, "waterfall") == 0)
		return one->changes;
	return is_timeline(kind) ? one->terms : one->rows;
}

static void add_figures(
	const struct gallery_case *one, const struct chart_kind *kind, struct text *ret)
{
	add(ret, kind->rows ? ",'rows':[" : ",'series':[");
	if (one->many > 0 && kind->rows && !is_timeline(kind))
		add_places(ret, kind->outlines);
	else if (one->many > 0 && !kind->rows)
		add_months(ret, one->many);
	else
		add(ret, kind->rows ? rows_for(one, kind) : one->series);
	add(ret, "]");
	if (kind->outlines && one->many == 0)
		add(ret, "," BOUNDARIES);
	if (!kind->rows && one->plan != NULL) {
		add(ret, ",'plan':[");
		add(ret, one->plan);
		add(ret, "]");
	}
}

const char *gallery_request(const struct gallery_case *one, const struct chart_kind *kind,
	enum lang lang, enum theme theme, struct arena *arena)
{
	static const char *const places[] = { "phường, xã", "wards and communes" };
	static const char *const sources[] = { "Nguồn: dựng ra để thử biểu đồ",
		"Source: made up to try charts" };
	text_auto json = { 0 };

	text_addf(&json,
		"{\"tiendo_chart\":1,\"kind\":\"%s\",\"lang\":\"%s\",\"theme\":\"%s\",\"unit\":\"%"
		"s\"",
		kind->name, lang == LANG_VI ? "vi" : "en", theme_names[theme], one->unit);
	text_addf(&json, ",\"title\":\"%s\",\"source\":\"%s\",\"illustrative\":true",
		one->title[lang], sources[lang]);
	add_figures(one, kind, &json);
	if (one->forecast != NULL) {
		add(&json, ",'forecast':");
		add(&json, one->forecast);
	}
	if (is_timeline(kind))
		add(&json, ",'today':'2026-11-24'");
	else if (kind->rows && one->many > 0)
		text_addf(&json, ",\"options\":{\"order\":\"highest\",\"rows_are\":\"%s\"}",
			places[lang]);
	text_addc(&json, '}');
	return arena_copy(arena, text_z(&json), text_span(&json).size);
}
