/*
 * dirty MB MBPS [WORK]: writes to memory at a steady rate, so that a live migration has something to chase.
 *
 * Walks round a buffer of MB MiB and writes one word in each page, MBPS MiB of pages a second (0: no limit). WORK is the
 * number of steps computed for each page; with it the rate falls when the CPU is throttled, as auto-converge expects.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PAGE = 4096, PAGES_PER_MEBIBYTE = 256, BATCH = 64 };

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec + now.tv_nsec / 1e9;
}

static void wait_for(double duration)
{
	struct timespec pause = { (time_t) duration, (long) ((duration - (time_t) duration) * 1e9) };
	nanosleep(&pause, NULL);
}

static uint64_t next(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state ^ *state >> 33;
}

int main(int count, char **arguments)
{
	if (count < 3) {
		fprintf(stderr, "usage: dirty MB MBPS [WORK]\n");
		return 2;
	}
	size_t pages = strtoul(arguments[1], NULL, 10) * PAGES_PER_MEBIBYTE;
	double pages_per_second = strtod(arguments[2], NULL) * PAGES_PER_MEBIBYTE;
	long work = count > 3 ? strtol(arguments[3], NULL, 10) : 0;
	volatile unsigned char *memory = malloc(pages * PAGE);
	if (pages == 0 || memory == NULL) {
		fprintf(stderr, "dirty: no memory for %s MiB\n", arguments[1]);
		return 1;
	}
	uint64_t state = 1;
	for (size_t at = 0; at < pages * PAGE; at += sizeof(uint64_t)) /* not compressible */
		*(volatile uint64_t *) (memory + at) = next(&state);

	double begin = seconds();
	size_t page = 0;
	for (double written = 0;; written += BATCH) {
		for (int n = 0; n < BATCH; n++, page = (page + 1) % pages) {
			for (long step = 0; step < work; step++)
				next(&state);
			*(volatile uint64_t *) (memory + page * PAGE) = next(&state);
		}
		double ahead = pages_per_second > 0 ? (written + BATCH) / pages_per_second - (seconds() - begin) : 0;
		if (ahead > 0.002)
			wait_for(ahead);
		else if (ahead < -1) /* stopped for long, for example by a migration: do not catch up */
			begin = seconds() - (written + BATCH) / pages_per_second;
	}
}
