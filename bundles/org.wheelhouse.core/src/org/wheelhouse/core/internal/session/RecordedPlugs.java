package org.wheelhouse.core.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.internal.store.KnownMachine.Plugged;
import org.wheelhouse.core.state.PlugJournal;

/** The journal of one machine. Any thread. */
final class RecordedPlugs implements PlugJournal {

	private final Runnable changed;
	/** Guarded by itself. */
	private final List<Entry> entries = new ArrayList<>();

	/** @param changed called on the thread that changes it */
	RecordedPlugs(List<Plugged> kept, Runnable changed) {
		kept.forEach(plugged -> entries.add(entry(plugged)));
		this.changed = changed;
	}

	private static Entry entry(Plugged plugged) {
		return new Entry(plugged.deviceId(), plugged.deviceArguments(),
				plugged.backendCommand().isEmpty()
						? Optional.empty()
						: Optional.of(new Backend(plugged.backendCommand(), plugged.backendArguments())),
				Instant.ofEpochMilli(plugged.createdMillis()));
	}

	/** As it is kept on disk. */
	List<Plugged> kept() {
		return entries().stream().map(entry -> new Plugged(entry.deviceId(), entry.deviceArguments(),
				entry.backend().map(Backend::command).orElse(""), entry.backend().map(Backend::arguments).orElse(""),
				entry.created().toEpochMilli())).toList();
	}

	@Override
	public List<Entry> entries() {
		synchronized (entries) {
			return List.copyOf(entries);
		}
	}

	@Override
	public void add(Entry entry) {
		synchronized (entries) {
			entries.removeIf(known -> known.deviceId().equals(entry.deviceId()));
			entries.add(entry);
		}
		changed.run();
	}

	@Override
	public Optional<Entry> remove(String deviceId) {
		Optional<Entry> removed;
		synchronized (entries) {
			removed = entries.stream().filter(entry -> entry.deviceId().equals(deviceId)).findFirst();
			removed.ifPresent(entries::remove);
		}
		removed.ifPresent(_ -> changed.run());
		return removed;
	}

	/** The process has ended, and what was plugged into it went with it. */
	void clear() {
		synchronized (entries) {
			entries.clear();
		}
		changed.run();
	}
}
