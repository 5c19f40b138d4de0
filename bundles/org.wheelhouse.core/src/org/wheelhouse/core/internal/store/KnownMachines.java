package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.failure.CoreException;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * The machines that are known, in the order in which they became known, on disk in {@code machines.json}. Any thread; changes
 * are written behind the scenes.
 */
public final class KnownMachines implements AutoCloseable {

	private static final String FILE = "machines.json";

	private final StateFolder folder;
	private final KnownMachineJson json = new KnownMachineJson();
	private final FileSaver saver;
	private final Object changing = new Object();
	/** Never changed, only replaced; that is guarded by {@link #changing}. */
	private volatile Map<String, KnownMachine> machines = Map.of();
	private volatile Consumer<String> trouble = _ -> {
		// nobody listens yet
	};

	private KnownMachines(StateFolder folder, Executor writer) {
		this.folder = folder;
		saver = new FileSaver(folder, FILE, writer, () -> json.format(all()), why -> trouble.accept(why));
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
			var read = new LinkedHashMap<String, KnownMachine>();
			for (var machine : json.parse(text)) {
				read.put(machine.id(), machine);
			}
			machines = read;
		} catch (JsonProcessingException e) {
			folder.putAside(FILE);
		}
	}

	/** All of them. */
	public List<KnownMachine> all() {
		return List.copyOf(machines.values());
	}

	/** Keeps this of a machine from now on. Cheap when it is known, as with nearly every figure that is learned. */
	public void put(KnownMachine machine) {
		if (!machine.equals(machines.get(machine.id()))) {
			change(known -> known.put(machine.id(), machine));
		}
	}

	/** Tells from now on why the file cannot be written, and with an empty text that it can again. On the writer's thread. */
	public void onTrouble(Consumer<String> listener) {
		trouble = listener;
	}

	/** Forgets a machine. */
	public void remove(String id) {
		change(known -> known.remove(id));
	}

	private void change(Consumer<Map<String, KnownMachine>> change) {
		synchronized (changing) {
			var next = new LinkedHashMap<>(machines);
			change.accept(next);
			machines = next;
		}
		saver.changed();
	}

	/** Writes what is not on disk yet, on the calling thread. */
	@Override
	public void close() {
		saver.save();
	}
}
