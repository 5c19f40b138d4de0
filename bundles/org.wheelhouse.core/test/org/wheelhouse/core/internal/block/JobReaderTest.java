package org.wheelhouse.core.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryJobs;

class JobReaderTest {

	private final AtomicLong now = new AtomicLong();
	private final JobReader reader = new JobReader(now::get);

	/** QEMU says "paused" of a job that waits to be finalized. */
	@Test
	void whatWaitsToBeFinalizedIsNotPaused() {
		assertEquals("b pending false false ", told("pending", true, "ok", ""));
		assertEquals("b concluded false false No space left on device",
				told("concluded", true, "ok", "No space left on device"));
		assertEquals("b ready false true ", told("ready", false, "ok", ""));
	}

	@Test
	void aJobThatWaitsForAMomentIsNotPausedAndOneThatStaysSoIs() {
		assertEquals("b paused false false ", told("paused", true, "ok", ""));
		later(200);
		assertEquals("b paused false false ", told("paused", true, "ok", ""));
		assertEquals("b running false false ", told("running", false, "ok", ""));
		later(200);
		assertEquals("b standby false true ", told("standby", true, "ok", ""));
		later(300);
		assertEquals("b standby true true ", told("standby", true, "ok", ""));
	}

	@Test
	void oneThatWaitsForItsDiskIsPausedAtOnce() {
		assertEquals("b paused true false ", told("paused", true, "nospace", ""));
	}

	@Test
	void aJobThatIsNoDisksIsToldWithWhyItFailed() {
		var job = reader.read(List.of(new QueryJobs.Job("s", "snapshot-save", "concluded", 1, 1,
				Optional.of("vmstate block device 'x' does not exist"))), List.of()).getFirst();
		assertEquals("s concluded false false vmstate block device 'x' does not exist", text(job));
	}

	@Test
	void anOldQemuThatTellsNoStatusIsBelieved() {
		var old = new QueryBlockJobs.Job("stream", "b", 10, 5, 0, true, true, false, "ok", Optional.empty());
		reader.read(List.of(), List.of(old));
		later(300);
		assertEquals("b  true false ", text(reader.read(List.of(), List.of(old)).getFirst()));
	}

	private void later(long millis) {
		now.addAndGet(Duration.ofMillis(millis).toNanos());
	}

	private String told(String status, boolean paused, String ioStatus, String error) {
		var all = new QueryJobs.Job("b", "mirror", status, 5, 10, Optional.of(error).filter(text -> !text.isEmpty()));
		var copying = new QueryBlockJobs.Job("mirror", "b", 10, 5, 0, true, paused, false, ioStatus,
				Optional.of(status));
		return text(reader.read(List.of(all), List.of(copying)).getFirst());
	}

	private static String text(Job job) {
		return job.id() + " " + job.status() + " " + job.paused() + " " + job.ready() + " " + job.error();
	}
}
