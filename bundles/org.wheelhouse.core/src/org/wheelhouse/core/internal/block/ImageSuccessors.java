package org.wheelhouse.core.internal.block;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.definition.NewerImages;
import org.wheelhouse.core.definition.NewerImages.Successor;
import org.wheelhouse.core.internal.store.HostOverlays;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.message.Event;

/**
 * Notices when a disk goes on in another image without an overlay upon the one before, whoever had that done: a job has
 * committed, copied or mirrored it. Asks for the disks once for each connection and at each job's beginning and end, whether
 * anybody looks or not; one question is under way at most. On the machine's queue where not said otherwise.
 */
public final class ImageSuccessors {

	private final Supplier<CompletableFuture<List<QueryBlock.Device>>> question;
	private final Supplier<Optional<DefinitionFile>> definition;
	private final Supplier<HostOverlays> overlays;
	private final Executor queue;
	private final Executor waiting;
	/** What each disk has had since the last job has ended. */
	private final Map<String, Set<Path>> had = new HashMap<>();
	/** Guarded by this. */
	private boolean asking;
	/** Why it is to be asked again; guarded by this. */
	private Set<Why> due = Set.of();

	/** Why the disks are asked for. */
	private enum Why {
		/** What was known may be of other disks by the same names. */
		ANEW,
		/** A job is about to move a disk. */
		BEFORE,
		/** A job may have moved a disk. */
		AFTER
	}

	/**
	 * @param question   asks for the disks; any thread
	 * @param definition by which the machine was started; empty where there is none
	 * @param overlays   where it is kept: those of the machine's computer
	 * @param waiting    runs what may wait for a computer
	 */
	public ImageSuccessors(Supplier<CompletableFuture<List<QueryBlock.Device>>> question,
			Supplier<Optional<DefinitionFile>> definition, Supplier<HostOverlays> overlays, Executor queue,
			Executor waiting) {
		this.question = question;
		this.definition = definition;
		this.overlays = overlays;
		this.queue = queue;
		this.waiting = waiting;
	}

	/** Any thread: a connection begins. What has been done before was not heard. */
	public void connected() {
		look(Why.ANEW);
	}

	/** Any thread: something has happened in the machine. */
	public void heard(Event event) {
		switch (event.name()) {
			case "DEVICE_DELETED" -> look(Why.ANEW);
			case "BLOCK_JOB_READY" -> look(Why.BEFORE);
			case "BLOCK_JOB_COMPLETED" -> look(Why.AFTER);
			case "JOB_STATUS_CHANGE" -> {
				if (event.data().path("status").asText().equals("created")) {
					look(Why.BEFORE);
				}
			}
			default -> {
				// moves no disk
			}
		}
	}

	/** Asked at once, not when the queue comes to it: whoever had it done may end the machine now. */
	private synchronized void look(Why why) {
		if (definition.get().isEmpty()) {
			return;
		}
		var all = new LinkedHashSet<>(due);
		all.add(why);
		due = all;
		if (!asking) {
			ask();
		}
	}

	private synchronized void ask() {
		var reasons = due;
		due = Set.of();
		asking = true;
		question.get().handleAsync((answer, problem) -> {
			if (problem == null) {
				seen(new BlockGraphReader(answer, List.of(), List.of()).read(Map.of()), reasons);
			}
			answered();
			return true;
		}, queue);
	}

	private synchronized void answered() {
		asking = false;
		if (!due.isEmpty()) {
			ask();
		}
	}

	private void seen(BlockGraph now, Set<Why> reasons) {
		definition.get().ifPresent(file -> {
			var folder = file.folder();
			if (reasons.contains(Why.AFTER)) {
				now.devices().forEach(device -> succeed(device, folder));
			}
			if (!reasons.equals(Set.of(Why.BEFORE))) {
				had.clear();
			}
			now.devices().stream().filter(device -> !device.removable()).forEach(device -> had
					.computeIfAbsent(device.key(), _ -> new LinkedHashSet<>()).addAll(images(device, folder)));
			overlays.get()
					.used(now.devices().stream().flatMap(device -> images(device, folder).stream()).map(Path::toString)
							.toList());
			file.read().thenAcceptAsync(text -> {
				var kept = overlays.get();
				NewerImages.inUse(kept.files(), text.options(), folder, now).forEach(kept::succeeded);
			}, waiting);
		});
	}

	private static List<Path> images(Device device, Path folder) {
		return device.chain().stream().flatMap(node -> DefinedImage.path(folder, node.file()).stream()).toList();
	}

	private void succeed(Device now, Path folder) {
		var images = images(now, folder);
		if (!images.isEmpty()) {
			var driver = now.chain().getFirst().driver();
			had.getOrDefault(now.key(), Set.of()).stream().filter(image -> !images.contains(image))
					.forEach(image -> overlays.get().succeeded(Successor.of(image, images.getFirst(), driver)));
		}
	}
}
