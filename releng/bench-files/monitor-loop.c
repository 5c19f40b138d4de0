/*
 * monitor-loop SOCKET: the plainest client of a QEMU monitor there can be, to compare with. One thread, blocking, one write
 * for each command and one read for whatever has arrived; a reply is told by its id and otherwise not parsed.
 *
 * Reads lines "COMMAND WIDTH MILLISECONDS" from its standard input: sends COMMAND that long, WIDTH at a time, and answers
 * with the number of replies, the nanoseconds until the last of them, and those for which it had a CPU. Enables out-of-band execution where it is offered.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { LAST_ID = 99, BUFFER = 1 << 16 };

static int monitor;
static char buffer[BUFFER];
static size_t begin, end;
static int last_sent, last_answered;

static void give_up(const char *what)
{
	fprintf(stderr, "monitor-loop: %s: %s\n", what, errno ? strerror(errno) : "unexpected");
	exit(1);
}

static int64_t nanos(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

/* The next line, ended by a zero; valid until the next call. */
static char *next_line(void)
{
	size_t searched = begin;
	for (;;) {
		char *feed = memchr(buffer + searched, '\n', end - searched);
		if (feed) {
			char *line = buffer + begin;
			*feed = 0;
			begin = feed + 1 - buffer;
			return line;
		}
		memmove(buffer, buffer + begin, end - begin);
		end -= begin;
		begin = 0;
		searched = end;
		if (end == BUFFER)
			give_up("a line is too long");
		ssize_t count = read(monitor, buffer + end, BUFFER - end);
		if (count <= 0)
			give_up("read");
		end += count;
	}
}

static void write_all(const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t count = write(monitor, bytes, length);
		if (count < 0)
			give_up("write");
		bytes += count;
		length -= count;
	}
}

static void send_command(const char *command)
{
	char request[256];
	last_sent = last_sent % LAST_ID + 1;
	write_all(request, snprintf(request, sizeof request, "{\"execute\":\"%s\",\"id\":%d}\n", command, last_sent));
}

/* Waits for the reply that is due; events in between are passed over. */
static void await_reply(void)
{
	for (;;) {
		char *line = next_line();
		char *id = strstr(line, "\"id\": ");
		if (!id)
			continue;
		last_answered = last_answered % LAST_ID + 1;
		if (atoi(id + 6) != last_answered || !strstr(line, "\"return\""))
			give_up(line);
		return;
	}
}

static void measure(const char *command, int width, int milliseconds)
{
	long count = 0;
	int64_t used = nanos(CLOCK_PROCESS_CPUTIME_ID), started = nanos(CLOCK_MONOTONIC), until = started + milliseconds * INT64_C(1000000);
	int under_way = 0;
	for (; under_way < width; under_way++)
		send_command(command);
	while (under_way > 0) {
		await_reply();
		count++;
		if (nanos(CLOCK_MONOTONIC) < until)
			send_command(command);
		else
			under_way--;
	}
	printf("%ld %lld %lld\n", count, (long long) (nanos(CLOCK_MONOTONIC) - started),
		(long long) (nanos(CLOCK_PROCESS_CPUTIME_ID) - used));
	fflush(stdout);
}

int main(int argc, char **argv)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	if (argc != 2 || strlen(argv[1]) >= sizeof address.sun_path)
		give_up("usage: monitor-loop SOCKET");
	strcpy(address.sun_path, argv[1]);
	monitor = socket(AF_UNIX, SOCK_STREAM, 0);
	if (monitor < 0 || connect(monitor, (struct sockaddr *) &address, sizeof address))
		give_up(argv[1]);
	const char *capabilities = strstr(next_line(), "\"oob\"")
		? "{\"execute\":\"qmp_capabilities\",\"arguments\":{\"enable\":[\"oob\"]}}\n"
		: "{\"execute\":\"qmp_capabilities\"}\n";
	write_all(capabilities, strlen(capabilities));
	if (!strstr(next_line(), "\"return\""))
		give_up("handshake");
	char command[128];
	int width, milliseconds;
	while (scanf("%127s %d %d", command, &width, &milliseconds) == 3)
		measure(command, width, milliseconds);
	return 0;
}
