package org.wheelhouse.ui.migration.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationAct;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.model.live.MigrationAdvice;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationForecastPoint;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.model.live.MigrationPhase;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationStep;
import org.wheelhouse.model.live.MigrationStorage;
import org.wheelhouse.model.live.MigrationVerdict;

/** A recorded migration that is played sample by sample into a live model, as the core would. */
public final class RecordedMigration {

	private static final long STARTED = 1_795_343_926_000L;
	private static final int PAGE = 4096;

	/** A line of the recording. */
	record Sample(long millis, String status, long total, long transferred, long remaining, int pass, long dirtyPages,
			double megabits, long expected, long downtime) {

		static Sample parse(String line) {
			String[] part = line.split(" ");
			return new Sample(Long.parseLong(part[0]), part[1], Long.parseLong(part[2]), Long.parseLong(part[3]),
					Long.parseLong(part[4]), Integer.parseInt(part[5]), Long.parseLong(part[6]),
					Double.parseDouble(part[7]),
					Long.parseLong(part[8]), Long.parseLong(part[9]));
		}

		boolean counted() {
			return total > 0;
		}
	}

	private final List<Sample> all;
	private int played;
	final Machine source = machine("mig-src", MachineState.RUNNING);
	final Machine destination = machine("mig-dst", MachineState.INCOMING);
	private final MigrationState state = LiveFactory.eINSTANCE.createMigrationState();

	public RecordedMigration(String name) {
		try (var in = Objects.requireNonNull(RecordedMigration.class.getResourceAsStream(name))) {
			all = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
					.map(Sample::parse).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Inventory inventory = LiveFactory.eINSTANCE.createInventory();
		Host host = LiveFactory.eINSTANCE.createHost();
		host.setLabel("this computer");
		inventory.getHosts().add(host);
		host.getMachines().addAll(List.of(source, destination));
		source.setPeerId("mig-dst");
		destination.setPeerId("mig-src");
		state.setRole(MigrationRole.SOURCE);
		state.setDowntimeLimitMillis(300);
		state.setMaxBandwidth(32 << 20);
		state.setUri("unix:mig.sock");
		state.setChannel("unix socket");
		state.setStartedMillis(STARTED);
		source.setMigration(state);
	}

	/** Plays all samples up to this time. */
	public RecordedMigration until(long millis) {
		while (played < all.size() && all.get(played).millis() <= millis) {
			play(all.get(played));
		}
		return this;
	}

	public MigrationReading reading() {
		return new LastSeen().read(source).orElseThrow();
	}

	public MigrationState state() {
		return state;
	}

	/** As the core would say it of the recording that does not converge: figures of the time, made up from its own. */
	public RecordedMigration forecasting() {
		MigrationForecast forecast = LiveFactory.eINSTANCE.createMigrationForecast();
		long now = state.getSamples().getLast().getAtMillis();
		forecast.setAtMillis(now);
		forecast.setVerdict(MigrationVerdict.DOES_NOT_CONVERGE);
		forecast.setSentence("Does not converge");
		forecast.setReason(
				"The guest rewrites 195 MiB in each pass. Three checks in a row expect 6.3 s of downtime or more;"
						+ " the limit is 0.3 s.");
		forecast.setDowntimeMillis(6_300);
		forecast.setDowntimeLowMillis(5_800);
		forecast.setDowntimeHighMillis(7_200);
		long at = now;
		double left = state.getRemaining();
		for (int pass = 0; pass < 4; pass++) {
			point(forecast, at, left, 0.1 * pass);
			at += Math.round(left / (32 << 20) * 1000);
			point(forecast, at, 6 << 20, 0.1 * pass);
			left = 195 << 20;
		}
		state.setForecast(forecast);
		advise(MigrationRemedy.BANDWIDTH, 660L << 20, "Lift the Bandwidth Limit",
				"ends in 1 s (± 0.5), downtime about 0.2 s",
				"needs 660 MiB/s; a unix socket gives more", "").setBest(true);
		advise(MigrationRemedy.DOWNTIME, 6_500, "Set Downtime Limit to 6.5 s",
				"ends in 3 s, at the next check, downtime up to 6.3 s", "the guest stands still that long", "");
		advise(MigrationRemedy.POSTCOPY, 0, "Go to Post-copy", "guest moves at once, ends in 1 s, downtime about 0.1 s",
				"if mig-dst or the connection is lost, the guest is lost", "");
		advise(MigrationRemedy.THROTTLE, 0, "Throttle the Guest", "", "",
				"auto-converge was not armed before the start, and is fixed once it runs");
		advise(MigrationRemedy.WAIT, 0, "Wait", "never, as it is", "sends 195 MiB again in each pass", "");
		return this;
	}

	/** Something was done to it. */
	public RecordedMigration act(long at, MigrationActor actor, String what, String reason) {
		MigrationAct act = LiveFactory.eINSTANCE.createMigrationAct();
		act.setAtMillis(at);
		act.setActor(actor);
		act.setWhat(what);
		act.setReason(reason);
		state.getActs().add(act);
		return this;
	}

	/** A disk goes along. */
	public MigrationStorage disk(String device, long length, long offset) {
		MigrationStorage disk = LiveFactory.eINSTANCE.createMigrationStorage();
		disk.setDevice(device);
		disk.setJobId("mirror-" + device);
		disk.setLength(length);
		disk.setOffset(offset);
		disk.setStatus("running");
		disk.setBytesPerSecond(30 << 20);
		state.getStorage().add(disk);
		return disk;
	}

	private MigrationAdvice advise(MigrationRemedy remedy, long value, String label, String effect, String cost,
			String impossible) {
		MigrationAdvice advice = LiveFactory.eINSTANCE.createMigrationAdvice();
		advice.setRemedy(remedy);
		advice.setValue(value);
		advice.setLabel(label);
		advice.setEffect(effect);
		advice.setCost(cost);
		advice.setImpossible(impossible);
		state.getAdvice().add(advice);
		return advice;
	}

	private static void point(MigrationForecast forecast, long at, double left, double spread) {
		MigrationForecastPoint point = LiveFactory.eINSTANCE.createMigrationForecastPoint();
		point.setAtMillis(at);
		point.setRemaining(Math.round(left));
		point.setLow(Math.round(left * (1 - spread)));
		point.setHigh(Math.round(left * (1 + spread) + spread * (20 << 20)));
		forecast.getPoints().add(point);
	}

	private void play(Sample sample) {
		played++;
		source.setState(MachineState.MIGRATING);
		state.setStatus(sample.status());
		state.setExpectedDowntimeMillis(sample.expected());
		state.setDowntimeMillis(sample.downtime());
		if (sample.counted()) {
			state.setTotalTimeMillis(sample.millis());
			state.setTotal(sample.total());
			state.setTransferred(sample.transferred());
			state.setRemaining(sample.remaining());
			state.setDirtySyncCount(sample.pass());
			state.setDirtyPagesPerSecond(sample.dirtyPages());
			state.setPageSize(PAGE);
			state.setMegabitsPerSecond(sample.megabits());
			state.getSamples().add(live(sample));
			pass(sample);
		}
		if (sample.status().equals("completed")) {
			source.setState(MachineState.SEALED);
			destination.setState(MachineState.RUNNING);
			step(MigrationStep.DONE, 0, sample.millis());
		} else if (sample.status().equals("cancelled") || sample.status().equals("failed")) {
			source.setState(MachineState.RUNNING);
			destination.setState(MachineState.ENDED);
		}
	}

	private static MigrationSample live(Sample sample) {
		MigrationSample live = LiveFactory.eINSTANCE.createMigrationSample();
		live.setAtMillis(sample.millis());
		live.setStatus(sample.status());
		live.setTransferred(sample.transferred());
		live.setRemaining(sample.remaining());
		live.setDirtyBytesPerSecond(sample.pass() > 1 ? sample.dirtyPages() * PAGE : -1);
		live.setDirtySyncCount(sample.pass());
		live.setBytesPerSecond(Math.round(sample.megabits() * 1e6 / 8));
		live.setExpectedDowntimeMillis(sample.expected());
		return live;
	}

	private void pass(Sample sample) {
		List<MigrationPass> passes = state.getPasses();
		if (!passes.isEmpty()) {
			passes.getLast().setTookMillis(sample.millis() - passes.getLast().getStartMillis());
		}
		if (passes.isEmpty() || passes.getLast().getNumber() != sample.pass()) {
			MigrationPass pass = LiveFactory.eINSTANCE.createMigrationPass();
			pass.setNumber(sample.pass());
			pass.setStartMillis(passes.isEmpty() ? 0 : sample.millis());
			pass.setRemainingAtStart(passes.isEmpty() ? sample.total() : sample.remaining());
			passes.add(pass);
			step(MigrationStep.PASS, sample.pass(), pass.getStartMillis());
		}
		passes.getLast().setDirtyBytesPerSecond(sample.dirtyPages() * PAGE);
		passes.getLast().setExpectedDowntimeMillis(sample.expected());
	}

	private void step(MigrationStep step, int number, long at) {
		List<MigrationPhase> phases = state.getPhases();
		if (!phases.isEmpty()) {
			phases.getLast().setTookMillis(at - phases.getLast().getStartMillis());
		}
		MigrationPhase phase = LiveFactory.eINSTANCE.createMigrationPhase();
		phase.setStep(step);
		phase.setNumber(number);
		phase.setStartMillis(at);
		phases.add(phase);
	}

	private static Machine machine(String name, MachineState machineState) {
		Machine machine = LiveFactory.eINSTANCE.createMachine();
		machine.setId(name);
		machine.setName(name);
		machine.setState(machineState);
		machine.setStatus("running");
		machine.setQemuVersion("7.2.22");
		machine.setMachineType("pc-i440fx-7.2");
		machine.setAccelerator("tcg");
		return machine;
	}
}
