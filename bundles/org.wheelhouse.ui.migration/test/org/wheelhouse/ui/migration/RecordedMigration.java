package org.wheelhouse.ui.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import org.wheelhouse.core.series.MigrationSeries;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.core.series.Series;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;

/** A recorded migration that is played sample by sample into a live model and series, as the core would. */
final class RecordedMigration implements MigrationSeries {

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
	private final List<Sample> played = new ArrayList<>();
	final Machine source = machine("mig-src", MachineState.RUNNING);
	final Machine destination = machine("mig-dst", MachineState.INCOMING);
	private final MigrationState state = LiveFactory.eINSTANCE.createMigrationState();

	RecordedMigration(String name) {
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
		source.setMigration(state);
	}

	/** Plays all samples up to this time. */
	RecordedMigration until(long millis) {
		while (played.size() < all.size() && all.get(played.size()).millis() <= millis) {
			play(all.get(played.size()));
		}
		return this;
	}

	MigrationReading reading() {
		return MigrationReading.of(MigrationPair.of(source));
	}

	MigrationState state() {
		return state;
	}

	private void play(Sample sample) {
		played.add(sample);
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
		}
		state.getPasses().clear();
		passes().forEach(pass -> state.getPasses().add(live(pass)));
		if (sample.status().equals("completed")) {
			source.setState(MachineState.SEALED);
			destination.setState(MachineState.RUNNING);
		} else if (sample.status().equals("cancelled") || sample.status().equals("failed")) {
			source.setState(MachineState.RUNNING);
			destination.setState(MachineState.ENDED);
		}
	}

	private static MigrationPass live(PassMark mark) {
		MigrationPass pass = LiveFactory.eINSTANCE.createMigrationPass();
		pass.setNumber(mark.number());
		pass.setStartMillis(mark.startMillis());
		pass.setTookMillis(mark.tookMillis());
		pass.setRemainingAtStart(mark.remainingAtStart());
		pass.setDirtyBytesPerSecond(mark.dirtyBytesPerSecond());
		pass.setExpectedDowntimeMillis(mark.expectedDowntimeMillis());
		return pass;
	}

	private static Machine machine(String name, MachineState machineState) {
		Machine machine = LiveFactory.eINSTANCE.createMachine();
		machine.setId(name);
		machine.setName(name);
		machine.setState(machineState);
		machine.setQemuVersion("7.2.22");
		machine.setMachineType("pc-i440fx-7.2");
		machine.setAccelerator("tcg");
		return machine;
	}

	@Override
	public Series remaining() {
		return series(Sample::remaining);
	}

	@Override
	public Series transferred() {
		return series(Sample::transferred);
	}

	@Override
	public Series bandwidth() {
		return series(sample -> sample.megabits() * 1e6 / 8);
	}

	@Override
	public Series dirtyRate() {
		return series(sample -> sample.dirtyPages() * PAGE);
	}

	@Override
	public Series expectedDowntimeMillis() {
		return series(sample -> sample.expected() < 0 ? Double.NaN : sample.expected());
	}

	@Override
	public long startedMillis() {
		return played.isEmpty() ? 0 : STARTED;
	}

	@Override
	public List<PassMark> passes() {
		List<PassMark> passes = new ArrayList<>();
		for (Sample sample : played) {
			if (!sample.counted()) {
				continue;
			}
			PassMark last = passes.isEmpty() ? null : passes.getLast();
			if (last == null || last.number() != sample.pass()) {
				long start = last == null ? 0 : sample.millis();
				passes.add(new PassMark(sample.pass(), start, sample.millis() - start,
						last == null ? sample.total() : sample.remaining(), sample.dirtyPages() * PAGE,
						sample.expected()));
			} else {
				passes.set(passes.size() - 1, new PassMark(last.number(), last.startMillis(),
						sample.millis() - last.startMillis(), last.remainingAtStart(), sample.dirtyPages() * PAGE,
						sample.expected()));
			}
		}
		return passes;
	}

	private Series series(ToDoubleFunction<Sample> value) {
		List<Sample> counted = played.stream().filter(Sample::counted).toList();
		return new Series() {
			@Override
			public int size() {
				return counted.size();
			}

			@Override
			public Samples copy() {
				return new Samples(counted.stream().mapToLong(sample -> STARTED + sample.millis()).toArray(),
						counted.stream().mapToDouble(value).toArray());
			}

			@Override
			public double last() {
				double[] values = copy().values();
				return values.length == 0 ? Double.NaN : Arrays.stream(values).skip(values.length - 1).sum();
			}
		};
	}
}
