/* dashboard/office/routes.c - see routes.h. */
#include "dashboard/office/routes.h"

#include <string.h>

#include "dashboard/api/openapi.h"
#include "dashboard/api/submissions.h"
#include "dashboard/office/entry.h"
#include "dashboard/office/pages.h"
#include "dashboard/web/path.h"

#define A (1U << ROLE_ADMIN)
#define L (1U << ROLE_LEADER)
#define S (1U << ROLE_REPORTER)
#define R (1U << ROLE_REVIEWER)

/* clang-format off */
const struct office_route office_routes[] = {
	{ "GET", "/", A | L | R | S, true, 0, "done n",
	  tasks_page, "office-tasks.html",
	  { "Việc của tôi: cần nộp gì, bị hỏi gì", "My tasks: what is owed, what was asked" } },
	{ "GET", "/account", A | L | R | S, true, 0, "",
	  account_page, "office-account.html",
	  { "Tài khoản của tôi: mật khẩu, mã 6 số", "My account: password, second factor" } },
	{ "POST", "/account/password", A | L | R | S, true, FORM_BODY, "",
	  account_password, NULL,
	  { "Đổi mật khẩu của mình", "Change one's own password" } },
	{ "POST", "/account/second", A | L | R | S, true, FORM_BODY, "",
	  account_second, NULL,
	  { "Bật hoặc tắt mã 6 số của mình", "Set up or take away one's own second factor" } },
	{ "GET", "/api/v1/openapi.json", ANYONE, false, 0, "",
	  api_openapi, NULL,
	  { "Mô tả API cho máy (OpenAPI 3.1)", "The description of this API" } },
	{ "POST", "/api/v1/submissions", PROGRAM, false, API_MAX_DOCUMENT, "dry_run tickets",
	  api_submit, NULL,
	  { "Nộp số liệu bằng JSON, hoặc phiếu 1022 để đếm", "Submit figures in JSON, or tickets to be counted" } },
	{ "GET", "/api/v1/submissions/:id", PROGRAM, false, 0, "from",
	  api_submission, NULL,
	  { "Một lần nộp: trạng thái, câu hỏi, biên nhận", "One submission: state, questions, receipt" } },
	{ "GET", "/board", A | L | R, true, 0, "",
	  board_page, "office-board.html",
	  { "Bảng lãnh đạo: kỳ tới, ai trễ, cần từ nay", "Leaders: the next edition, who is late, needed from now" } },
	{ "GET", "/catalogue", A, true, 0, "",
	  catalogue_page, "office-catalogue.html",
	  { "Danh mục chỉ số: tên, định nghĩa, chỉ tiêu", "The catalogue: names, definitions, targets" } },
	{ "GET", "/catalogue/:id", A, true, 0, "done",
	  definition_page, "office-definition.html",
	  { "Tên, định nghĩa và chỉ tiêu của một chỉ số", "Name, definition and targets of one indicator" } },
	{ "POST", "/catalogue/:id/decision", A, true, FORM_BODY, "",
	  definition_decide, NULL,
	  { "Thêm văn bản đặt ra chỉ tiêu", "Add a decision that sets targets" } },
	{ "POST", "/catalogue/:id/plan", A, true, FORM_BODY, "",
	  definition_plan, NULL,
	  { "Đặt chỉ tiêu của một kỳ", "Set the target of a period" } },
	{ "POST", "/catalogue/:id/words", A, true, FORM_BODY, "",
	  definition_words, NULL,
	  { "Sửa tên và định nghĩa", "Change name and definition" } },
	{ "GET", "/contents", A, true, 0, "done",
	  contents_page, "office-contents.html",
	  { "Các trang của cổng: chương trình, văn bản, tin tức …", "Pages of the portal: programmes, documents, news …" } },
	{ "GET", "/contents/page", A, true, 0, "done section slug",
	  contents_item, "office-content.html",
	  { "Một trang của cổng, mới hoặc để sửa", "One page of the portal, new or to be changed" } },
	{ "POST", "/contents/page", A, true, PAGE_BODY, "",
	  contents_save, "office-content.html",
	  { "Lưu, xem trước hoặc gỡ một trang", "Save, preview or take off a page" } },
	{ "GET", "/contents/past", A, true, 0, "hash",
	  contents_before, NULL,
	  { "Một trang trước khi bị sửa", "A page as it stood before a change" } },
	{ "GET", "/contents/picture", A, true, 0, "hash",
	  contents_picture_see, NULL,
	  { "Hình của một trang", "The picture of a page" } },
	{ "POST", "/contents/picture", A, true, PICTURE_BODY, "",
	  contents_picture_take, "office-content.html",
	  { "Đặt hoặc gỡ hình của một trang", "Set or remove a page’s picture" } },
	{ "GET", "/editions", A | L | R, true, 0, "done n",
	  editions_page, "office-editions.html",
	  { "Kỳ công bố: đang chờ, đã công bố, công bố tiếp", "Editions: waiting, published, the next" } },
	{ "POST", "/editions", A | R, true, FORM_BODY, "",
	  editions_publish, NULL,
	  { "Công bố ngay hoặc hẹn giờ", "Publish now or at an hour" } },
	{ "POST", "/editions/back", A | R, true, FORM_BODY, "",
	  editions_back, NULL,
	  { "Quay về một kỳ trước", "Go back to an earlier edition" } },
	{ "POST", "/editions/cancel", A | R, true, FORM_BODY, "",
	  editions_cancel, NULL,
	  { "Bỏ kỳ đang hẹn giờ", "Cancel the edition that waits" } },
	{ "GET", "/entry", S, true, 0, "from indicator period reporter",
	  entry_page, "office-entry.html",
	  { "Nhập số liệu ngay trên trang", "Type figures into a page" } },
	{ "POST", "/entry", S, true, ENTRY_BODY, "",
	  entry_take, NULL,
	  { "Giữ số liệu vừa gõ thành bản nháp", "Keep what was typed as a draft" } },
	{ "GET", "/favicon.svg", ANYONE, false, 0, "v",
	  office_asset, NULL,
	  { "Biểu tượng", "Icon" } },
	{ "GET", "/healthz", ANYONE, false, 0, "",
	  health_alive, NULL,
	  { "Máy chủ còn trả lời không", "Does the server answer" } },
	{ "GET", "/ledger", A | L | R, true, 0, "act before check person",
	  ledger_page, "office-ledger.html",
	  { "Sổ cái: ai đã làm gì, chuỗi có nguyên vẹn không", "The ledger: who did what, and whether the chain is whole" } },
	{ "GET", "/people", A, true, 0, "",
	  people_page, "office-people.html",
	  { "Tài khoản và vai trò", "Accounts and roles" } },
	{ "POST", "/people", A, true, FORM_BODY, "",
	  people_take, NULL,
	  { "Tạo tài khoản", "Make an account" } },
	{ "GET", "/people/:id", A, true, 0, "done",
	  person_page, "office-person.html",
	  { "Một tài khoản", "One account" } },
	{ "POST", "/people/:id/disable", A, true, FORM_BODY, "",
	  person_disable, NULL,
	  { "Khóa hoặc mở lại tài khoản", "Disable or enable an account" } },
	{ "POST", "/people/:id/password", A, true, FORM_BODY, "",
	  person_password, NULL,
	  { "Đặt mật khẩu mới", "Set a new password" } },
	{ "POST", "/people/:id/roles", A, true, FORM_BODY, "",
	  person_roles, NULL,
	  { "Vai trò và phạm vi", "Roles and scope" } },
	{ "POST", "/people/:id/second", A, true, FORM_BODY, "",
	  person_second, NULL,
	  { "Bỏ mã 6 số của một tài khoản", "Take away an account's second factor" } },
	{ "GET", "/points.js", ANYONE, false, 0, "v",
	  office_asset, NULL,
	  { "Lớp điểm trên biểu đồ của bản xem trước", "Points of charts of a preview" } },
	{ "GET", "/preview/:path", A | L | R, true, 0, NULL,
	  preview_page, NULL,
	  { "Kỳ tới như nó sẽ là: các trang của cổng", "The next edition as it would be: the portal's pages" } },
	{ "GET", "/readyz", ANYONE, false, 0, "",
	  health_ready, NULL,
	  { "Văn phòng có mở được không", "Can the office be opened" } },
	{ "GET", "/review", R, true, 0, "done n from",
	  review_page, "office-review.html",
	  { "Hàng chờ duyệt, mỗi số liệu bên lịch sử của nó", "The review queue, each figure beside its history" } },
	{ "POST", "/review", R, true, FORM_BODY, "",
	  review_decide, "office-decided.html",
	  { "Duyệt hoặc trả lại nhiều số liệu", "Approve or return figures" } },
	{ "GET", "/send", S, true, 0, "instead",
	  send_page, "office-send.html",
	  { "Nộp số liệu: tải tệp hoặc dán bảng", "Send figures: a file or a pasted table" } },
	{ "POST", "/send", S, true, UPLOAD_BODY, "",
	  send_take, "office-send.html",
	  { "Nhận tệp, bảng dán hoặc danh sách phiếu 1022", "Take a file, a pasted table or an export of tickets" } },
	{ "GET", "/signin", ANYONE, true, 0, "next",
	  signin_page, "office-signin.html",
	  { "Đăng nhập", "Sign in" } },
	{ "POST", "/signin", ANYONE, true, FORM_BODY, "",
	  signin_take, "office-signin.html",
	  { "Đăng nhập", "Sign in" } },
	{ "POST", "/signout", A | L | R | S, true, FORM_BODY, "",
	  signout_take, NULL,
	  { "Đăng xuất", "Sign out" } },
	{ "GET", "/styles.css", ANYONE, false, 0, "v",
	  office_asset, NULL,
	  { "Kiểu dáng của mọi trang", "Styles of all pages" } },
	{ "GET", "/submissions", A | L | R | S, true, 0, "",
	  submissions_page, "office-submissions.html",
	  { "Các lần nộp", "Submissions" } },
	{ "GET", "/submissions/:id", A | L | R | S, true, 0, "done from m n",
	  submission_page, "office-submission.html",
	  { "Một lần nộp: lỗi, nghi vấn, sẽ đổi gì", "One submission: problems, findings, what will change" } },
	{ "GET", "/submissions/:id/marked.xlsx", S, true, 0, "",
	  submission_annotated, NULL,
	  { "Tệp đã gửi, trả lại với chỗ sai ngay tại ô", "The file that was sent, with what is wrong at its cells" } },
	{ "POST", "/submissions/:id/answer", S, true, FORM_BODY, "",
	  submission_answer, NULL,
	  { "Trả lời câu hỏi", "Answer a question" } },
	{ "GET", "/submissions/:id/entry", S, true, 0, "done from",
	  entry_page, "office-entry.html",
	  { "Gõ tiếp một bản nháp, lỗi ngay bên ô", "Type on in a draft, faults beside their fields" } },
	{ "POST", "/submissions/:id/entry", S, true, ENTRY_BODY, "",
	  entry_take, NULL,
	  { "Giữ số liệu vừa gõ vào bản nháp", "Keep what was typed in the draft" } },
	{ "GET", "/submissions/:id/evidence", A | L | R | S, true, 0, "",
	  submission_evidence, NULL,
	  { "Tệp gốc đã gửi", "The file that was sent" } },
	{ "GET", "/submissions/:id/figure.svg", A | L | R | S, true, 0, "n theme",
	  submission_spark, NULL,
	  { "Lịch sử của một số liệu, hình nhỏ", "A figure's history, small" } },
	{ "GET", "/submissions/:id/receipt.json", A | L | R | S, true, 0, "",
	  submission_receipt, NULL,
	  { "Biên nhận đã ký", "The signed receipt" } },
	{ "POST", "/submissions/:id/submit", S, true, FORM_BODY, "",
	  submission_submit, NULL,
	  { "Gửi bản nháp đi duyệt", "Send a draft for review" } },
	{ "POST", "/submissions/:id/withdraw", S, true, FORM_BODY, "",
	  submission_withdraw, NULL,
	  { "Rút lại", "Withdraw" } },
	{ "GET", "/template.xlsx", S, true, 0, "reporter",
	  template_take, NULL,
	  { "Biểu mẫu Excel của một đơn vị báo cáo", "The workbook that a reporter fills in" } },
	{ "GET", "/tokens", A, true, 0, "done",
	  tokens_page, "office-tokens.html",
	  { "Mã truy cập của các hệ thống gửi số liệu", "Tokens of programs that push figures" } },
	{ "POST", "/tokens", A, true, FORM_BODY, "",
	  token_take, "office-token.html",
	  { "Cấp mã truy cập, hiện một lần", "Issue a token, shown once" } },
	{ "POST", "/tokens/revoke", A, true, FORM_BODY, "",
	  token_end, NULL,
	  { "Thu hồi mã truy cập", "Revoke a token" } },
	{ "GET", "/upload.js", ANYONE, false, 0, "v",
	  office_asset, NULL,
	  { "Tiến độ của một lần tải lên", "How far an upload is" } },
	{ 0 },
};
/* clang-format on */

struct office_match office_route_find(struct arena *arena, const struct request *request)
{
	bool english = path_lang(request->path) == LANG_EN;
	const char *path = path_shared(request->path);
	struct office_match match = { NULL, false, 0 };
	struct span id;

	for (const struct office_route *route = office_routes; route->pattern != NULL; route++) {
		if ((english && !route->languages) || !path_fits(route->pattern, path, &id))
			continue;
		match.known = true;
		if (!path_takes(route->method, request->method))
			continue;
		match.route = route;
		match.id = visit_number(arena_copy(arena, id.data, id.size));
		return match;
	}
	return match;
}

const char *office_route_stranger(const struct office_route *route, const struct request *request)
{
	for (size_t i = 0; route->parameters != NULL && i < request->parameter_count; i++)
		if (!path_lists(route->parameters, request->parameters[i].name))
			return request->parameters[i].name;
	return NULL;
}
