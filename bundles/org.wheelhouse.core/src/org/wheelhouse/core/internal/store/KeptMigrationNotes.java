package org.wheelhouse.core.internal.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.wheelhouse.core.machine.MigrationNotes;
import org.wheelhouse.core.state.MigrationNote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The migrations under way, on disk in {@code migrating.json}. Any thread; changes are written behind the scenes. */
public final class KeptMigrationNotes implements MigrationNotes, AutoCloseable {

	private static final String FILE = "migrating.json";

	private final KeptFile file;
	private final Executor files;
	/** By the source. Guarded by itself. */
	private final Map<String, MigrationNote> notes = new LinkedHashMap<>();

	private KeptMigrationNotes(StateFolder folder, Executor files) {
		this.files = files;
		file = new KeptFile(folder, FILE, files, this::list);
	}

	/**
	 * Reads what an earlier workbench has left.
	 *
	 * @param files runs one task at a time, in order
	 */
	public static KeptMigrationNotes load(StateFolder folder, Executor files) {
		var kept = new KeptMigrationNotes(folder, files);
		for (var json : kept.file.read()) {
			if (!json.path("source").asText().isEmpty()) {
				var note = read(json);
				kept.notes.put(note.sourceId(), note);
			}
		}
		return kept;
	}

	/** All of them. */
	public List<MigrationNote> all() {
		synchronized (notes) {
			return List.copyOf(notes.values());
		}
	}

	@Override
	public CompletableFuture<?> keep(MigrationNote note) {
		synchronized (notes) {
			notes.put(note.sourceId(), note);
		}
		file.changed();
		// It is written by a task that was given to the same thread before.
		return CompletableFuture.runAsync(file::save, files);
	}

	@Override
	public void drop(String sourceId) {
		synchronized (notes) {
			notes.remove(sourceId);
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
		for (var note : all()) {
			var json = list.addObject().put("source", note.sourceId()).put("destination", note.destinationId())
					.put("begun", note.begunMillis()).put("launched", note.launched())
					.put("wasRunning", note.wasRunning()).put("endSource", note.endSource());
			json.putObject("way").put("folder", note.way().folder()).put("channel", note.way().channel())
					.put("encryption", note.way().encryption()).put("connections", note.way().connections());
			var armed = json.putArray("armed");
			note.armed().forEach(armed::add);
			var disks = json.putArray("disks");
			note.disks().forEach(disk -> disks.addObject().put("number", disk.number()).put("title", disk.title())
					.put("sourceNode", disk.sourceNode()).put("targetNode", disk.targetNode())
					.put("sourceFile", disk.sourceFile()).put("target", disk.target()).put("format", disk.format())
					.put("size", disk.size()));
		}
		return list;
	}

	private static MigrationNote read(JsonNode json) {
		var way = json.path("way");
		var armed = new ArrayList<String>();
		json.path("armed").forEach(word -> armed.add(word.asText()));
		var disks = new ArrayList<MigrationNote.Disk>();
		json.path("disks").forEach(disk -> disks.add(new MigrationNote.Disk(disk.path("number").asInt(),
				disk.path("title").asText(), disk.path("sourceNode").asText(), disk.path("targetNode").asText(),
				disk.path("sourceFile").asText(), disk.path("target").asText(), disk.path("format").asText(),
				disk.path("size").asLong())));
		return new MigrationNote(json.path("source").asText(), json.path("destination").asText(),
				json.path("begun").asLong(), json.path("launched").asBoolean(), json.path("wasRunning").asBoolean(),
				json.path("endSource").asBoolean(),
				new MigrationNote.Way(way.path("folder").asText(), way.path("channel").asText(),
						way.path("encryption").asText(), way.path("connections").asInt()),
				armed, disks);
	}
}
