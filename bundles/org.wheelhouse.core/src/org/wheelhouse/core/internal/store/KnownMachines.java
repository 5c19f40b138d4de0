package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.internal.concurrent.Conflated;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * The machines that are known, in the order in which they became known, on disk in {@code machines.json}. Any thread; changes
 * are written behind the scenes.
 */
public final class KnownMachines implements AutoCloseable {

	private static final String FILE = "machines.json";

	private final StateFolder folder;
	private final KnownMachineJson json = new KnownMachineJson();
	private final Conflated saving;
	/** Guarded by itself. */
	private final Map<String, KnownMachine> machines = new LinkedHashMap<>();
	/** Something is not on disk yet. Guarded by {@link #machines}. */
	private boolean unsaved;
	private volatile Consumer<String> trouble = _ -> {
		// nobody listens yet
	};

	private KnownMachines(StateFolder folder, Executor writer) {
		this.folder = folder;
		this.saving = new Conflated(writer, this::save);
	}

	/**
	 * Reads what is known. A file that cannot be understood is put aside.
	 *
	 * @param writer runs one task at a time
	 */
	public static KnownMachines load(StateFolder folder, Executor writer) throws CoreException {
		var known = new KnownMachines(folder, writer);
		try {
			var text = folder.read(FILE);
			if (text.isPresent()) {
				known.read(text.get());
			}
			return known;
		} catch (IOException e) {
			throw new CoreException("The list of known machines cannot be read: " + e.getMessage(), e);
		}
	}

	private void read(String text) throws IOException {
		try {
			for (var machine : json.parse(text)) {
				machines.put(machine.id(), machine);
			}
		} catch (JsonProcessingException e) {
			folder.putAside(FILE);
		}
	}

	/** All of them. */
	public List<KnownMachine> all() {
		synchronized (machines) {
			return new ArrayList<>(machines.values());
		}
	}

	/** Keeps this of a machine from now on. */
	public void put(KnownMachine machine) {
		synchronized (machines) {
			if (machine.equals(machines.put(machine.id(), machine))) {
				return;
			}
			unsaved = true;
		}
		saving.request();
	}

	/** Tells from now on why the file cannot be written, and with an empty text that it can again. On the writer's thread. */
	public void onTrouble(Consumer<String> listener) {
		trouble = listener;
	}

	/** Forgets a machine. */
	public void remove(String id) {
		synchronized (machines) {
			machines.remove(id);
			unsaved = true;
		}
		saving.request();
	}

	/** Writes what is not on disk yet, on the calling thread. */
	@Override
	public void close() {
		save();
	}

	private void save() {
		List<KnownMachine> current;
		synchronized (machines) {
			if (!unsaved) {
				return;
			}
			unsaved = false;
			current = new ArrayList<>(machines.values());
		}
		try {
			folder.write(FILE, json.format(current));
			trouble.accept("");
		} catch (IOException e) {
			synchronized (machines) {
				unsaved = true; // the next change tries again
			}
			trouble.accept("" + folder.unusable(e).getMessage());
		}
	}
}
