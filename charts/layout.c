/* charts/layout.c - see layout.h. */
#include "charts/layout.h"

#include <math.h>

#include "charts/words.h"

enum { MAX_LINES = 3 };

/* Type and margins. A page's grow with the picture; a phone's never fall below 11 pixels. */
static const struct type {
	double title, subtitle, label, note, margin;
} page = { 17, 13.5, 12.5, 11.5, 16 }, phone = { 15, 12.5, 12, 11, 12 };

enum { PHONE_WIDTH = 480 };

static double half_pixels(double value)
{
	return round(value * 2) / 2;
}

static void set_type(struct layout *layout)
{
	const struct type *type = layout->narrow ? &phone : &page;
	double larger = fmin(layout->width / 720, layout->height / 400);

	layout->unit = layout->narrow ? 1 : fmax(1, fmin(larger, 2.5));
	layout->title_size = half_pixels(type->title * layout->unit);
	layout->subtitle_size = half_pixels(type->subtitle * layout->unit);
	layout->label_size = half_pixels(type->label * layout->unit);
	layout->note_size = half_pixels(type->note * layout->unit);
	layout->margin = half_pixels(type->margin * layout->unit);
}

const char *layout_keep(const struct layout *layout, const struct text *words)
{
	return arena_copy(layout->arena, text_z(words), text_span(words).size);
}

const char *layout_value(const struct layout *layout, struct decimal value)
{
	const struct chart_request *request = layout->frame->request;
	text_auto words = { 0 };

	words_value(value, request->unit, request->lang, &words);
	return layout_keep(layout, &words);
}

const char *layout_period(const struct layout *layout, const struct period *period)
{
	text_auto words = { 0 };

	period_say(period, layout->frame->request->lang, &words);
	return layout_keep(layout, &words);
}

double layout_width(const struct layout *layout, const char *text, struct text_style style)
{
	return layout->measure->width(text, style);
}

size_t layout_wrap(struct layout *layout, const char *text, struct text_style style, double width,
	size_t limit, const char **ret_lines)
{
	return measure_wrap(layout->measure, layout->arena, text, style, width, limit, ret_lines,
		&layout->lost);
}

struct box layout_write(struct layout *layout, const char *part, const char *text,
	struct text_style style, enum token colour, struct point start)
{
	struct label label = { .part = part,
		.text = text,
		.style = style,
		.colour = colour,
		.start = start,
		.width = layout_width(layout, text, style) };

	layout->labels = arena_push(
		layout->arena, layout->labels, layout->label_count, sizeof *layout->labels);
	layout->labels[layout->label_count++] = label;
	return (struct box){ start.x, start.y - measure_ascent(text) * style.size,
		start.x + label.width, start.y + MEASURE_DESCENT * style.size };
}

/* Writes wrapped text at the top of the body and moves the body down. */
static void write_head(struct layout *layout, const char *part, const char *text,
	struct text_style style, enum token colour, size_t limit)
{
	const char *lines[MAX_LINES];
	size_t count = layout_wrap(layout, text, style, box_width(layout->body), limit, lines);

	for (size_t i = 0; i < count; i++) {
		double baseline = layout->body.top + MEASURE_ASCENT * style.size;

		(void)layout_write(layout, part, lines[i], style, colour,
			(struct point){ layout->body.left, baseline });
		layout->body.top += MEASURE_LINE * style.size;
	}
}

/* The words in a frame: "Số liệu minh họa". */
static void write_tag(struct layout *layout, double left, double baseline)
{
	struct text_style style = { layout->note_size, true };
	double pad = 5 * layout->unit;
	struct box words = layout_write(layout, "tag",
		word(WORD_ILLUSTRATIVE, layout->frame->request->lang), style, TOKEN_BEHIND,
		(struct point){ left + pad, baseline });

	layout->tag = (struct box){ left, baseline - 1.12 * style.size, words.right + pad,
		baseline + 0.42 * style.size };
	layout->tagged = true;
}

/* One row: the state's shape and word, and the mark for illustrative figures. */
static void write_state(struct layout *layout)
{
	const struct chart_request *request = layout->frame->request;
	struct text_style style = { layout->label_size, true };
	bool empty = request->state == STATE_NO_DATA &&
		layout->frame->points == 0; /* said in the plot */
	bool judged = request->state != STATE_NONE && !empty &&
		(layout->left_out & LEAVE_LABELS) == 0;
	double row = layout->body.top + 3 * layout->unit, x = layout->body.left;
	double baseline = row + MEASURE_ASCENT * style.size;

	if (!judged && !request->illustrative)
		return;
	if (judged) {
		layout->state_radius = half_pixels(0.45 * style.size);
		layout->state_at = (struct point){ x + layout->state_radius,
			baseline - MEASURE_CAPITAL / 2 * style.size };
		x += 2 * layout->state_radius + 5 * layout->unit;
		x = layout_write(layout, "state", state_say(request->state, request->lang), style,
			    theme_state(request->state), (struct point){ x, baseline })
				.right +
			12 * layout->unit;
	}
	if (request->illustrative) {
		double wide = layout_width(layout, word(WORD_ILLUSTRATIVE, request->lang),
			(struct text_style){ layout->note_size, true });

		if (judged && x + wide + 12 * layout->unit > layout->body.right) {
			x = layout->body.left;
			baseline += 1.6 * style.size;
		}
		write_tag(layout, x, baseline);
	}
	layout->body.top = baseline + 0.5 * style.size;
}

struct layout *layout_new(const struct frame *frame, const struct measure *measure,
	struct arena *arena, unsigned left_out)
{
	struct layout *layout = arena_new(arena, 1, sizeof *layout);
	struct chart_size size = chart_request_size(frame->request);
	bool short_title = (left_out & LEAVE_LABELS) != 0;

	*layout = (struct layout){ .frame = frame,
		.measure = measure,
		.arena = arena,
		.left_out = left_out,
		.width = size.width,
		.height = size.height,
		.narrow = size.width < PHONE_WIDTH };
	set_type(layout);
	if ((left_out & LEAVE_AXES) != 0) {
		layout->body = (struct box){ 0, 0, layout->width, layout->height };
		return layout;
	}
	layout->body = (struct box){ layout->margin, layout->margin * 0.75,
		layout->width - layout->margin, layout->height - layout->margin * 0.6 };
	write_head(layout, "title", frame->request->title,
		(struct text_style){ layout->title_size, true }, TOKEN_INK,
		short_title              ? 1
			: layout->narrow ? MAX_LINES
					 : 2);
	if ((left_out & LEAVE_NOTES) == 0)
		write_head(layout, "subtitle", frame->request->subtitle,
			(struct text_style){ layout->subtitle_size, false }, TOKEN_MUTED, 2);
	write_state(layout);
	return layout;
}

/* "Kỳ công bố 12 · mã 7K3F-Q2M9", or "" */
static const char *edition_line(struct layout *layout)
{
	const struct chart_request *request = layout->frame->request;
	text_auto line = { 0 };

	if (request->edition > 0)
		words_fill(word(WORD_EDITION, request->lang),
			arena_format(layout->arena, "%d", request->edition), &line);
	if (request->code != NULL && *request->code != '\0') {
		if (text_span(&line).size > 0)
			text_addz(&line, " \u00B7 ");
		words_fill(word(WORD_CODE, request->lang), request->code, &line);
	}
	return layout_keep(layout, &line);
}

/* Writes lines that end at the bottom of the body, and moves its bottom up. */
static void write_foot(struct layout *layout, const char *part, const char **lines, size_t count)
{
	struct text_style style = { layout->note_size, false };

	for (size_t i = count; i-- > 0;) {
		(void)layout_write(layout, part, lines[i], style, TOKEN_MUTED,
			(struct point){ layout->body.left,
				layout->body.bottom - MEASURE_DESCENT * style.size });
		layout->body.bottom -= MEASURE_LINE * style.size;
	}
}

/* The source on the left; the edition on the right of its last line, or below. */
static void write_source(struct layout *layout)
{
	struct text_style style = { layout->note_size, false };
	const char *lines[MAX_LINES], *edition[1];
	double room = box_width(layout->body), last;
	size_t has_edition = layout_wrap(layout, edition_line(layout), style, room, 1, edition);
	size_t count = layout_wrap(layout, layout->frame->request->source, style, room, 2, lines);

	if (has_edition > 0) {
		double wide = layout_width(layout, edition[0], style);

		last = count == 0 ? room : layout_width(layout, lines[count - 1], style);
		if (count == 0 || last + wide + 2 * style.size > room) {
			write_foot(layout, "edition", edition, 1);
		} else {
			(void)layout_write(layout, "edition", edition[0], style, TOKEN_MUTED,
				(struct point){ layout->body.right - wide,
					layout->body.bottom - MEASURE_DESCENT * style.size });
		}
	}
	write_foot(layout, "source", lines, count);
}

void layout_foot(struct layout *layout, const char *notes)
{
	struct text_style style = { layout->note_size, false };
	const char *lines[MAX_LINES];

	if ((layout->left_out & LEAVE_AXES) != 0)
		return;
	if ((layout->left_out & LEAVE_FOOT) == 0)
		write_source(layout);
	if ((layout->left_out & LEAVE_NOTES) == 0)
		write_foot(layout, "note", lines,
			layout_wrap(
				layout, notes, style, box_width(layout->body), MAX_LINES, lines));
}
