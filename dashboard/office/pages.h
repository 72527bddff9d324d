/* dashboard/office/pages.h - the handlers of routes.c, each in the file of its page. */
#ifndef DASHBOARD_OFFICE_PAGES_H
#define DASHBOARD_OFFICE_PAGES_H

#include "dashboard/office/visit.h"

office_handler account_page, account_password, account_second;
office_handler board_page;
office_handler catalogue_page, definition_decide, definition_page, definition_plan,
	definition_retire, definition_words;
office_handler contents_before, contents_item, contents_page, contents_picture_see,
	contents_picture_take, contents_save;
office_handler editions_back, editions_cancel, editions_page, editions_publish;
office_handler entry_page, entry_take;
office_handler health_alive, health_ready;
office_handler office_asset;
office_handler inbox_page, inquiry_page, inquiry_take_answer, inquiry_take_proposal,
	inquiry_take_refusal, inquiry_take_route;
office_handler ledger_page;
office_handler people_page, people_take, person_disable, person_page, person_password, person_roles,
	person_second;
office_handler preview_page;
office_handler review_decide, review_page;
office_handler send_page, send_take;
office_handler signin_first, signin_page, signin_take, signout_take;
office_handler submission_annotated, submission_answer, submission_evidence, submission_explain,
	submission_page, submission_receipt, submission_spark, submission_submit,
	submission_withdraw, submissions_page;
office_handler tasks_page;
office_handler template_take;
office_handler token_end, token_take, tokens_page;

#endif
