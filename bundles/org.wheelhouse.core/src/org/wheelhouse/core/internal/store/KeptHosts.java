package org.wheelhouse.core.internal.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.remote.KeptHost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The computers far away that a person has added, on disk in {@code hosts.json}. Nothing secret is in it. Any thread; changes
 * are written behind the scenes. A file that cannot be read is left as it is, and then nothing can be changed.
 */
public final class KeptHosts implements AutoCloseable {

	private static final String FILE = "hosts.json";

	private final KeptFile file;
	/** Guarded by itself. */
	private final List<KeptHost> hosts = new ArrayList<>();
	private Optional<CoreException> unread = Optional.empty();

	private KeptHosts(StateFolder folder, Executor files) {
		file = new KeptFile(folder, FILE, files, this::list);
	}

	/**
	 * Reads what is kept.
	 *
	 * @param files runs one task at a time
	 */
	public static KeptHosts load(StateFolder folder, Executor files) {
		var kept = new KeptHosts(folder, files);
		try {
			kept.hosts.addAll(kept.file.readWhole("The list of hosts", KeptHosts::parse));
		} catch (CoreException e) {
			kept.unread = Optional.of(e);
		}
		return kept;
	}

	private static List<KeptHost> parse(String text) throws IOException {
		var hosts = new ArrayList<KeptHost>();
		for (var node : new ObjectMapper().readTree(text)) {
			var target = node.path("target").asText();
			if (!target.isEmpty()) {
				hosts.add(new KeptHost(target, node.path("label").asText(target),
						node.path("connectAtStart").asBoolean(true)));
			}
		}
		return hosts;
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
		if (unread.isPresent()) {
			throw new CoreException(unread.get().what(), unread.get().advice(), unread.get());
		}
		synchronized (hosts) {
			change.accept(hosts);
		}
		file.changed();
	}

	/** Writes what is not on disk yet, on the calling thread. */
	@Override
	public void close() {
		file.save();
	}

	private JsonNode list() {
		var list = JsonNodeFactory.instance.arrayNode();
		all().forEach(host -> list.addObject().put("target", host.target()).put("label", host.label())
				.put("connectAtStart", host.atStart()));
		return list;
	}
}
