package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;

import org.wheelhouse.core.internal.concurrent.Conflated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The marks of definitions of which a person has seen what they do beyond the machine, on disk in {@code trusted.json}; of
 * each computer, for the same bytes do other things on another one. The last thousands: what is forgotten is asked again. Any
 * thread; changes are written behind the scenes.
 */
public final class TrustedDefinitions {

	private static final String FILE = "trusted.json";
	private static final int MOST = 5000;

	/** @param mark of {@link org.wheelhouse.core.trust.DefinitionEffects} */
	private record Entry(String host, String mark) {}

	private final StateFolder folder;
	private final ObjectMapper mapper = new ObjectMapper();
	private final Conflated saving;
	/** Oldest first. Guarded by itself. */
	private final Set<Entry> entries = new LinkedHashSet<>();

	private TrustedDefinitions(StateFolder folder, Executor files) {
		this.folder = folder;
		saving = new Conflated(files, this::save);
	}

	/**
	 * Reads what is known; nothing where that cannot be read.
	 *
	 * @param files runs one task at a time
	 */
	public static TrustedDefinitions load(StateFolder folder, Executor files) {
		var trusted = new TrustedDefinitions(folder, files);
		try {
			trusted.mapper.readTree(folder.read(FILE).orElse("[]")).forEach(entry -> trusted.entries
					.add(new Entry(entry.path("host").asText(), entry.path("definition").asText())));
		} catch (JsonProcessingException _) {
			putAside(folder);
		} catch (IOException _) {
			// It is asked again.
		}
		return trusted;
	}

	private static void putAside(StateFolder folder) {
		try {
			folder.putAside(FILE);
		} catch (IOException _) {
			// It is written anew with the next answer.
		}
	}

	/** Whether it was said that this may be started there. */
	public boolean has(String host, String mark) {
		synchronized (entries) {
			return entries.contains(new Entry(host, mark));
		}
	}

	/** This may be started there. */
	public void add(String host, String mark) {
		synchronized (entries) {
			if (!entries.add(new Entry(host, mark))) {
				return;
			}
			if (entries.size() > MOST) {
				entries.remove(entries.iterator().next());
			}
		}
		saving.request();
	}

	private void save() {
		var list = mapper.createArrayNode();
		synchronized (entries) {
			entries.forEach(entry -> list.addObject().put("host", entry.host()).put("definition", entry.mark()));
		}
		try {
			folder.write(FILE, mapper.writeValueAsString(list) + "\n");
		} catch (IOException _) {
			// The list of machines, which is written there too, says so.
		}
	}
}
