/*
 * base/markdown.c - see markdown.h; the only file that knows libcmark.
 *
 * The tree is weeded before it is written: what may not be shown is taken out of
 * it, so that nothing depends on how the library writes what it thinks unsafe.
 */
#include "base/markdown.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

static bool is_path(const char *url)
{
	return url[0] == '/' && url[1] != '/' && url[1] != '\\';
}

static bool is_link(const char *url)
{
	return is_path(url) || strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0;
}

/* Why a node may not be shown; NULL where it may. */
static const char *fault_of(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_CUSTOM_INLINE:
		return "raw HTML";
	case CMARK_NODE_IMAGE:
		return "an image";
	case CMARK_NODE_LINK:
		return is_link(cmark_node_get_url(node)) ? NULL
							 : "a link that is not http or https";
	default:
		return NULL;
	}
}

/* The line of the block that a node is in: the library does not know it of what is within lines. */
static int line_of(cmark_node *node)
{
	while (node != NULL && cmark_node_get_start_line(node) == 0)
		node = cmark_node_parent(node);
	return node == NULL ? 0 : cmark_node_get_start_line(node);
}

const char *markdown_refusal(struct span text, int *ret_line)
{
	cmark_node *tree;
	cmark_iter *at;
	const char *fault = NULL;

	*ret_line = 0;
	if (text.size > MARKDOWN_MAX_BYTES)
		return "too long";
	tree = cmark_parse_document(text.data, text.size, CMARK_OPT_DEFAULT);
	at = cmark_iter_new(tree);
	while (fault == NULL && cmark_iter_next(at) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(at);

		fault = fault_of(node);
		if (fault != NULL)
			*ret_line = line_of(node);
	}
	cmark_iter_free(at);
	cmark_node_free(tree);
	return fault;
}

/* Puts what is within a node in its place. */
static void unwrap(cmark_node *node)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(node)) != NULL)
		(void)cmark_node_insert_before(node, child);
	cmark_node_free(node);
}

static void settle(cmark_node *node, markdown_resolve *resolve, void *context)
{
	int level = cmark_node_get_heading_level(node);

	if (level > 0 && level < 6)
		(void)cmark_node_set_heading_level(node, level + 1);
	if (cmark_node_get_type(node) == CMARK_NODE_LINK && is_path(cmark_node_get_url(node)))
		(void)cmark_node_set_url(node, resolve(context, cmark_node_get_url(node)));
}

/* Nodes of these two have nothing within them: the walk enters them and never leaves. */
static bool is_raw(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
}

/* A node may be changed when the walk is done with it. */
static void weed(cmark_node *tree, markdown_resolve *resolve, void *context)
{
	cmark_iter *at = cmark_iter_new(tree);
	cmark_event_type event;

	while ((event = cmark_iter_next(at)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(at);

		if (event == CMARK_EVENT_ENTER && !is_raw(node))
			continue;
		if (fault_of(node) != NULL)
			unwrap(node);
		else
			settle(node, resolve, context);
	}
	cmark_iter_free(at);
}

void markdown_html(struct span text, markdown_resolve *resolve, void *context, struct text *ret)
{
	cmark_node *tree;
	char *html;

	if (text.size > MARKDOWN_MAX_BYTES)
		return;
	tree = cmark_parse_document(text.data, text.size, CMARK_OPT_DEFAULT);
	weed(tree, resolve, context);
	html = cmark_render_html(tree, CMARK_OPT_DEFAULT);
	text_addz(ret, html);
	free(html);
	cmark_node_free(tree);
}

void markdown_text(struct span text, struct text *ret)
{
	cmark_node *tree;
	cmark_iter *at;
	cmark_event_type event;

	if (text.size > MARKDOWN_MAX_BYTES)
		return;
	tree = cmark_parse_document(text.data, text.size, CMARK_OPT_DEFAULT);
	at = cmark_iter_new(tree);
	while ((event = cmark_iter_next(at)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(at);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			text_addz(ret, cmark_node_get_literal(node));
		else if (type == CMARK_NODE_SOFTBREAK)
			text_addc(ret, ' ');
		else if (type == CMARK_NODE_LINEBREAK ||
			(event == CMARK_EVENT_EXIT &&
				(type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)))
			text_addc(ret, '\n');
	}
	cmark_iter_free(at);
	cmark_node_free(tree);
}
