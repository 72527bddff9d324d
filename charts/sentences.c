/* charts/sentences.c - see sentences.h. */
#include "charts/sentences.h"

/* clang-format off */
static const char *const sentences[SAY_COUNT][LANG_COUNT] = {
	[SAY_NOTHING] = { "Chưa có số liệu", "There are no figures" },
	[SAY_ONE] = { "Có một số liệu: {}", "There is one figure: {}" },
	[SAY_MANY] = { "{1} số liệu, từ {2} đến {3}", "{1} figures, from {2} to {3}" },
	[SAY_UP] = { ": tăng {}", ": up {}" },
	[SAY_DOWN] = { ": giảm {}", ": down {}" },
	[SAY_SAME] = { ": không đổi", ": no change" },
	[SAY_BORDERS_CHANGED] = { "; không tính mức thay đổi vì chuỗi gián đoạn ở giữa",
		"; no change is computed, because the series breaks in between" },
	[SAY_LENGTHS_DIFFER] = { "; không tính mức thay đổi vì hai kỳ dài ngắn khác nhau",
		"; no change is computed, because the two periods differ in length" },
	[SAY_EXTREMES] = { " Cao nhất là {1}, thấp nhất là {2}.",
		" The highest is {1}, the lowest {2}." },
	[SAY_NO_PLAN] = { " Chưa có kế hoạch để so sánh.",
		" There is no plan to compare with." },
	[SAY_PLAN] = { " Kế hoạch: {}.", " The plan: {}." },
	[SAY_ONLY_TARGET] = { " Mục tiêu: {}.", " The target is {}." },
	[SAY_PLAN_ENDS] = { " Kế hoạch đi từ {1} đến {2}.", " The plan runs from {1} to {2}." },
	[SAY_PLAN_THEN] = { " Theo kế hoạch, {1} là {2}.", " The plan says {2} for {1}." },
	[SAY_TARGET] = { "mục tiêu {}", "target {}" },
	[SAY_FORMER_TARGET] = { " Trước khi điều chỉnh, mục tiêu là {}.",
		" Before it was revised the target was {}." },
	[SAY_FORECAST] = { " Dự báo {1}: từ {2} đến {3}, khả năng khoảng {4}%.",
		" The forecast for {1} is {2} to {3}, about {4}% likely." },
	[SAY_STATE] = { " Đánh giá: {}.", " State: {}." },
	[SAY_ABSENT] = { " Không có số liệu của {1}{2}.", " There is no figure for {1}{2}." },
	[SAY_MORE_ABSENT] = { " và {} kỳ khác", " and {} more" },
	[SAY_GAPS] = { " Đường bị ngắt ở {} chỗ vì thiếu số liệu.",
		" Gaps in the line for want of figures: {}." },
	[SAY_BREAK] = { " {}: đường không nối qua mốc này.",
		" {}: the line is not joined across." },
	[SAY_OTHER] = { " Theo cách tính khác ({1}): {2}.", " By another method ({1}): {2}." },
	[SAY_OTHER_UNNAMED] = { " Theo cách tính khác: {2}.", " By another method: {2}." },
	[SAY_STATUSES] = { " Trong đó có số liệu {}.", " Some figures are {}." },
	[SAY_ILLUSTRATIVE] = { " Đây là số liệu minh họa, không phải số liệu đã công bố.",
		" These figures are made up for illustration; they were never published." },
	[SAY_ROWS_REST] = { "\u2026 và {1} {3} khác", "\u2026 and {1} more {3}" },
	[SAY_ROWS_PAGE] = { "Vị trí {1} trong {2} {3}", "Rows {1} of {2} {3}" },
	[SAY_RANKED_COUNT] = { ": có số liệu của {1} trên {2} {3}.",
		": there are figures for {1} of {2} {3}." },
	[SAY_RANKED_WHOLE] = { " {}.", " {}." },
	[SAY_RANKED_ONE] = { " {}.", " {}." },
	[SAY_RANKED_ALL] = { " Từ cao đến thấp: {}.", " From high to low: {}." },
	[SAY_RANKED_HIGHEST] = { " Cao nhất: {}.", " Highest: {}." },
	[SAY_RANKED_LOWEST] = { " Thấp nhất: {}.", " Lowest: {}." },
	[SAY_RANKED_EQUALS] = { " và {1} {3} khác bằng mức này", " and {1} more {3} with the same figure" },
	[SAY_RANKED_PLAN] = { " Đạt kế hoạch của kỳ này: {1} trên {2} {3} có kế hoạch.",
		" The plan for this period is met by {1} of {2} {3} that have one." },
	[SAY_MOVES] = { " So với {1}: {2} tăng, {3} giảm, {4} không đổi.",
		" Compared with {1}: {2} up, {3} down, {4} unchanged." },
	[SAY_MOVES_BROKEN] = { " Không tính thay đổi so với {1} vì chuỗi số liệu gián đoạn ở giữa.",
		" Changes since {1} are not computed, because the series breaks in between." },
	[SAY_MOVES_RISE] = { " Tăng nhiều nhất: {1} ({2}).", " The largest rise: {1} ({2})." },
	[SAY_MOVES_FALL] = { " Giảm nhiều nhất: {1} ({2}).", " The largest fall: {1} ({2})." },
	[SAY_ONE_SCALE] = { "Các ô dùng chung một thang, từ {1} đến {2}.",
		"All panels share one scale, from {1} to {2}." },
};
/* clang-format on */

void sentence_add(
	enum sentence sentence, enum lang lang, const struct text *fills, struct text *ret)
{
	for (const char *at = sentences[sentence][lang]; *at != '\0'; at++) {
		if (*at != '{') {
			text_addc(ret, *at);
			continue;
		}
		at++;
		text_add(ret, text_span(&fills[*at == '}' ? 0 : *at - '1']));
		at += *at != '}';
	}
}
