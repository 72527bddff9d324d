/* dashboard/commands/desk.c - office: the office's pages, in a process of their own. */
#include <stdio.h>
#include <string.h>

#include "dashboard/commands/keeper.h"
#include "dashboard/commands/support.h"
#include "dashboard/office/desk.h"

#define USUAL_ADDRESS "127.0.0.1:8023"

static void tell_address(void *context, int port)
{
	call_tell_address(context, "say.serving-office", "--address", port);
}

bool command_office(const struct call *call, struct error *err)
{
	const char *address = call_value(call, "--address");
	pid_t keeper = keeper_start(call->data);
	struct desk *desk = desk_open(call->data, call_value(call, "--host"), err);
	struct call own = *call;
	const struct listening listening = { .address = address == NULL ? USUAL_ADDRESS : address,
		.started = tell_address,
		.context = &own,
		.metrics = call_value(call, "--metrics"),
		.log = call_flag(call, "--log") ? LOG_ACTS : LOG_NOTHING };
	bool fine;

	if (desk == NULL) {
		keeper_stop(keeper);
		return false;
	}
	fine = desk_serve(desk, &listening, err);
	desk_close(desk);
	keeper_stop(keeper);
	return fine;
}
