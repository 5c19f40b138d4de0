package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.FileWords;
import org.wheelhouse.core.remote.KeptHost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * The computers far away that a person has added, on disk in {@code hosts.json}. Nothing secret is in it. Any thread; changes
 * are written behind the scenes. A file that cannot be read is left as it is, and then nothing can be changed.
 */
public final class KeptHosts implements AutoCloseable {

	private static final String FILE = "hosts.json";

	private final StateFolder folder;
	private final ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
	private final FileSaver saver;
	/** Guarded by itself. */
	private final List<KeptHost> hosts = new ArrayList<>();
	private final String unreadable;

	private KeptHosts(StateFolder folder, Executor files) {
		this.folder = folder;
		saver = new FileSaver(folder, FILE, files, this::text);
		unreadable = read();
	}

	/**
	 * Reads what is kept.
	 *
	 * @param files runs one task at a time
	 */
	public static KeptHosts load(StateFolder folder, Executor files) {
		return new KeptHosts(folder, files);
	}

	/** @return why it cannot be read; empty when it can */
	private String read() {
		try {
			for (var node : mapper.readTree(folder.read(FILE).orElse("[]"))) {
				var target = node.path("target").asText();
				if (!target.isEmpty()) {
					hosts.add(new KeptHost(target, node.path("label").asText(target),
							node.path("connectAtStart").asBoolean(true)));
				}
			}
			return "";
		} catch (JsonProcessingException e) {
			return "it is not understood at line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr());
		} catch (IOException e) {
			return FileWords.of(e);
		}
	}

	/** All, in the order in which they were added. */
	public List<KeptHost> all() {
		synchronized (hosts) {
			return List.copyOf(hosts);
		}
	}

	/**
	 * Changes the list.
	 *
	 * @throws CoreException when what is on disk could not be read, and would be lost
	 */
	public void change(Consumer<List<KeptHost>> change) throws CoreException {
		if (!unreadable.isEmpty()) {
			throw new CoreException("The list of hosts, " + folder.path(FILE) + ", cannot be read: " + unreadable + ".",
					"Correct it or move it away, and start the workbench again. It is not written over.", null);
		}
		synchronized (hosts) {
			change.accept(hosts);
		}
		saver.changed();
	}

	/** Writes what is not on disk yet, on the calling thread. */
	@Override
	public void close() {
		saver.save();
	}

	private String text() throws JsonProcessingException {
		var list = mapper.createArrayNode();
		all().forEach(host -> list.addObject().put("target", host.target()).put("label", host.label())
				.put("connectAtStart", host.atStart()));
		return mapper.writeValueAsString(list) + "\n";
	}
}
