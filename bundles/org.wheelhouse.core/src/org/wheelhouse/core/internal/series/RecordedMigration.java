package org.wheelhouse.core.internal.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.wheelhouse.core.series.MigrationSeries;
import org.wheelhouse.core.series.Series;
import org.wheelhouse.core.state.ActMark;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.MigrationForecast;
import org.wheelhouse.core.state.MigrationProgress.Memory;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.message.Event;

/** The latest migration of one machine. Written on the machine's serial queue, read on any thread. */
public final class RecordedMigration implements MigrationSeries {

	private static final int SAMPLES = 3000;
	/** A migration that never converges makes a pass every few seconds, for days if it is let. */
	private static final int PASSES = 500;
	private static final long SAME_START_MILLIS = 2000;

	private final RingSeries remaining = new RingSeries(SAMPLES);
	private final RingSeries transferred = new RingSeries(SAMPLES);
	private final RingSeries bandwidth = new RingSeries(SAMPLES);
	private final RingSeries dirtyRate = new RingSeries(SAMPLES);
	private final RingSeries expectedDowntime = new RingSeries(SAMPLES);
	private volatile long startedMillis;
	private volatile List<PassMark> passes = List.of();
	private long lastMillis;
	private long lastTransferred;
	private final SampleLog samples = new SampleLog();
	private final PhaseLog phases = new PhaseLog();
	/** What an earlier workbench saw of it. */
	private MigrationCourse earlier = MigrationCourse.NONE;
	/** The next sample comes after a time in which nobody was there. */
	private boolean afterGap;
	private final ActLog acts = new ActLog();
	private final SwitchOver switchOver = new SwitchOver();
	private boolean active;
	private String uri = "";
	private String autopilot = "";

	/** A migration began: what is known of the one before goes. Of the same one nothing goes: the connection was lost for a while. */
	public void begin(long startMillis) {
		active = true;
		if (isStart(startMillis) && !samples.all().isEmpty()) {
			afterGap = true;
			return;
		}
		clear(startMillis);
		if (isStart(earlier.startedMillis())) {
			startedMillis = earlier.startedMillis();
			earlier.samples().forEach(this::addRecorded);
			earlier.acts().forEach(acts::add);
			afterGap = !earlier.samples().isEmpty();
		}
		earlier = MigrationCourse.NONE;
	}

	private void clear(long startMillis) {
		for (var series : List.of(remaining, transferred, bandwidth, dirtyRate, expectedDowntime)) {
			series.clear();
		}
		startedMillis = startMillis;
		passes = List.of();
		samples.clear();
		phases.clear();
		acts.clear();
		switchOver.clear();
		lastMillis = startMillis;
		lastTransferred = 0;
		afterGap = false;
	}

	/** QEMU tells in milliseconds how long it takes, and an answer is some time on its way. */
	private boolean isStart(long millis) {
		return startedMillis != 0 && Math.abs(startedMillis - millis) <= SAME_START_MILLIS;
	}

	/**
	 * What an earlier workbench saw of a migration, which may be going on: it becomes the beginning of that one, and what was
	 * missed in between is marked. On the machine's queue.
	 */
	public void precededBy(MigrationCourse before) {
		earlier = before;
		if (isStart(before.startedMillis())) {
			var since = samples.all();
			samples.clear();
			begin(startedMillis);
			since.forEach(this::add);
		}
	}

	/** A sample of what is not under way now: its pass is counted, too. */
	public void addRecorded(MigrationSample sample) {
		samples.add(sample);
		phases.add(sample);
		mark(sample.atMillis(), new Memory(sample.transferred(), sample.remaining(), 0, 0, 0, 0,
				Math.max(0, sample.dirtyBytesPerSecond()), sample.dirtySyncCount(), 1, 0, 0, 0, 0, 0, 0, 0),
				sample.expectedDowntimeMillis());
	}

	/**
	 * One answer of {@code query-migrate}.
	 *
	 * @param totalMillis    since the migration began
	 * @param downtimeMillis expected; negative when not known
	 */
	public void add(long nowMillis, long totalMillis, Memory memory, long downtimeMillis) {
		remaining.add(nowMillis, memory.remaining());
		transferred.add(nowMillis, memory.transferred());
		if (nowMillis > lastMillis) {
			bandwidth.add(nowMillis,
					Math.max(0, memory.transferred() - lastTransferred) * 1000.0 / (nowMillis - lastMillis));
			lastMillis = nowMillis;
			lastTransferred = memory.transferred();
		}
		dirtyRate.add(nowMillis, memory.dirtyBytesPerSecond());
		expectedDowntime.add(nowMillis, downtimeMillis < 0 ? Double.NaN : downtimeMillis);
		mark(totalMillis, memory, downtimeMillis);
	}

	/** The same answer, as it is shown. */
	public void add(MigrationSample sample) {
		var marked = afterGap ? sample.afterGap() : sample;
		afterGap = false;
		samples.add(marked);
		phases.add(marked);
	}

	/** Before memory flows: its disks are being copied. */
	public void addWaiting(long atMillis) {
		if (phases.all().isEmpty()) {
			phases.add(new MigrationSample(atMillis, "setup", false, 0, 0, -1, 0, -1, -1, 0, 0, 0, -1, -1, -1, -1, -1));
		}
	}

	/** These parameters were told, by QEMU's names. */
	public void told(Map<String, Long> parameters) {
		acts.told(parameters, now());
	}

	/** It has another state. */
	public void status(String status) {
		acts.status(status, now());
	}

	/** It has ended, however that was. */
	public void end(long atMillis) {
		phases.end(atMillis);
		active = false;
	}

	/** The machine told an event. */
	public void heard(Event event) {
		switchOver.heard(event, System.currentTimeMillis());
	}

	/** A command was done that somebody sent. */
	public void done(QmpCommand<?> command) {
		if (command.name().equals("migrate") || command.name().equals("migrate-incoming")) {
			uri = command.arguments().path("uri").asText();
		}
		acts.done(command, now(), active);
	}

	/** The autopilot is about to send this, for this reason. */
	public void announce(QmpCommand<?> command, String reason) {
		acts.announce(command, reason);
	}

	/** Notes something that was done without a command. */
	public void note(MigrationActor actor, String what, String reason) {
		acts.add(new ActMark(now(), actor, what, reason));
	}

	private long now() {
		return Math.max(0, System.currentTimeMillis() - startedMillis);
	}

	/** Where it goes to, or listens; empty when that was not seen. */
	public String uri() {
		return uri;
	}

	/** What was done to it, oldest first. On the machine's queue. */
	public List<ActMark> acts() {
		return acts.all();
	}

	/** Within which bounds the workbench acts by itself; empty when it does not. */
	public void autopilot(String bounds) {
		autopilot = bounds;
	}

	/** How it went so far. On the machine's queue. */
	public MigrationCourse course() {
		// A guest that was stopped and runs again here has not been switched over.
		var stopped = switchOver.stopped() > switchOver.resumed() ? switchOver.stopped() : -1;
		var resumed = switchOver.resumed() > switchOver.stopped() ? switchOver.resumed() : -1;
		return new MigrationCourse(startedMillis, samples.all(), phases.all(), acts.all(), stopped, resumed, "",
				autopilot, MigrationForecast.NONE, List.of());
	}

	/** A pass is measured from the answer that first shows it to the one that first shows the next. */
	private void mark(long totalMillis, Memory memory, long downtimeMillis) {
		var number = (int) memory.dirtySyncCount();
		// Before the first pass is over QEMU has nothing to tell but zero.
		var dirty = number > 1 ? memory.dirtyBytesPerSecond() : -1;
		var marks = new ArrayList<>(passes);
		if (!marks.isEmpty()) {
			var last = marks.removeLast();
			var same = last.number() == number;
			marks.add(new PassMark(last.number(), last.startMillis(), totalMillis - last.startMillis(),
					last.remainingAtStart(),
					same ? dirty : last.dirtyBytesPerSecond(), same ? downtimeMillis : last.expectedDowntimeMillis()));
			if (same) {
				passes = List.copyOf(marks);
				return;
			}
		}
		if (number > 0) {
			marks.add(new PassMark(number, marks.isEmpty() ? 0 : totalMillis, marks.isEmpty() ? totalMillis : 0,
					memory.remaining(), dirty, downtimeMillis));
		}
		passes = List.copyOf(marks.size() > PASSES ? marks.subList(1, marks.size()) : marks);
	}

	@Override
	public Series remaining() {
		return remaining;
	}

	@Override
	public Series transferred() {
		return transferred;
	}

	@Override
	public Series bandwidth() {
		return bandwidth;
	}

	@Override
	public Series dirtyRate() {
		return dirtyRate;
	}

	@Override
	public Series expectedDowntimeMillis() {
		return expectedDowntime;
	}

	@Override
	public long startedMillis() {
		return startedMillis;
	}

	@Override
	public List<PassMark> passes() {
		return passes;
	}
}
