package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.RunningDisks.Disk;
import org.wheelhouse.core.migration.preflight.FileProbe;
import org.wheelhouse.core.migration.storage.CopiedDisk;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.host.Host;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Which disks go along with a migration, and what the machine's disks are once they have. */
final class DiskCopies {

	/** What a new image of it is made as; others become qcow2. */
	private static final Set<String> KEPT_FORMATS = Set.of("raw", "qcow2");

	private DiskCopies() {
	}

	/**
	 * The disks that the guest writes to and that the other computer does not reach; on one computer all that it writes to.
	 *
	 * @return empty when none is to go along
	 */
	static CompletableFuture<List<CopiedDisk>> find(MachineAccess source, Host host, RunningDisks disks,
			StorageRequest wanted) {
		if (!wanted.along()) {
			return CompletableFuture.completedFuture(List.of());
		}
		var written = disks.disks().stream()
				.filter(disk -> disk.root().filter(root -> !root.readOnly()).isPresent()).toList();
		var reached = written.stream().map(disk -> isReached(source, host, disk)).toList();
		return CompletableFuture.allOf(reached.toArray(CompletableFuture[]::new))
				.thenCompose(_ -> source.send(new RawCommand("query-block"))).thenApply(block -> {
					var copies = new ArrayList<CopiedDisk>();
					var names = new HashSet<Path>();
					for (int i = 0; i < written.size(); i++) {
						if (!reached.get(i).join()) {
							copies.add(
									copy(copies.size(), written.get(i), wanted, image(block, written.get(i)), names));
						}
					}
					return List.copyOf(copies);
				});
	}

	private static CompletableFuture<Boolean> isReached(MachineAccess source, Host host, Disk disk) {
		if (host.isSame(source.host())) {
			return CompletableFuture.completedFuture(false);
		}
		var probe = new FileProbe(source.host(), host);
		CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
		for (var node : disk.root().stream().flatMap(root -> root.chain().stream()).toList()) {
			all = all.thenCompose(before -> before
					? probe.of(Path.of(node.protocol().file()), node.readOnly())
							.thenApply(FileProbe.Result.SAME::equals)
					: CompletableFuture.completedFuture(false));
		}
		return all;
	}

	private static CopiedDisk copy(int number, Disk disk, StorageRequest wanted, JsonNode image,
			Set<Path> names) {
		var root = disk.root().orElseThrow();
		var file = Path.of(root.protocol().file());
		var target = wanted.folder().map(folder -> folder.resolve(String.valueOf(file.getFileName()))).orElse(file);
		if (!names.add(target)) {
			target = target.resolveSibling(disk.title().replaceAll("[^\\w.-]", "-") + "-" + target.getFileName());
			names.add(target);
		}
		return new CopiedDisk(number, disk.title(), root.name(), root.isNamed()
				? root.name()
				: "wheelhouse-image-" + number, root.file(), target,
				KEPT_FORMATS.contains(root.driver())
						? root.driver()
						: "qcow2",
				image.path("virtual-size").asLong(-1), allocated(image));
	}

	/** What QEMU tells of the image of a disk; missing when it tells nothing. */
	private static JsonNode image(JsonNode block, Disk disk) {
		for (var device : block) {
			if (device.path("device").asText().equals(disk.device())
					&& device.path("qdev").asText().equals(disk.qdev())) {
				return device.path("inserted").path("image");
			}
		}
		return MissingNode.getInstance();
	}

	/** Of an image and all that is beneath it. */
	private static long allocated(JsonNode image) {
		return image.isObject() ? image.path("actual-size").asLong() + allocated(image.path("backing-image")) : 0;
	}

	/** The disks as they are at the destination. */
	static RunningDisks applied(RunningDisks disks, List<CopiedDisk> copies) {
		if (copies.isEmpty()) {
			return disks;
		}
		var byNode = new HashMap<String, CopiedDisk>();
		copies.forEach(copy -> byNode.put(copy.sourceNode(), copy));
		var changed = new ArrayList<Disk>();
		var kept = new HashSet<String>();
		for (var disk : disks.disks()) {
			var copy = disk.root().map(root -> byNode.get(root.name()));
			var now = copy.isPresent()
					? new Disk(disk.device(), disk.qdev(), disk.removable(),
							disk.root().map(root -> image(root, copy.get())), disk.limits())
					: disk;
			now.root().ifPresent(root -> root.all().map(RunningNode::name).forEach(kept::add));
			changed.add(now);
		}
		var left = new HashSet<String>();
		disks.disks().stream().flatMap(disk -> disk.root().stream()).flatMap(RunningNode::all).map(RunningNode::name)
				.filter(name -> !kept.contains(name)).forEach(left::add);
		var named = new HashMap<>(disks.named());
		named.keySet().removeAll(left);
		copies.forEach(copy -> named.put(copy.targetNode(), false));
		var targets = new HashSet<String>();
		copies.forEach(copy -> targets.add(copy.target().toString()));
		return new RunningDisks(changed, named, disks.busy(), targets);
	}

	/** The disks that stay where they are. */
	static RunningDisks without(RunningDisks disks, List<CopiedDisk> copies) {
		return new RunningDisks(disks.disks().stream()
				.filter(disk -> disk.root().filter(root -> copies.stream()
						.anyMatch(copy -> copy.sourceNode().equals(root.name()))).isEmpty())
				.toList(), disks.named(), disks.busy());
	}

	/** What was beneath it is in the copy. */
	private static RunningNode image(RunningNode root, CopiedDisk copy) {
		var below = Optional.ofNullable(root.children().get(RunningNode.FILE));
		var target = copy.target().toString();
		var file = new RunningNode(below.map(RunningNode::name).orElse(""), RunningNode.FILE, target, false, false,
				below.map(RunningNode::cache).orElse(root.cache()), below.map(RunningNode::detectZeroes).orElse("off"),
				Map.of());
		return new RunningNode(copy.targetNode(), copy.format(), target, false, false, root.cache(),
				root.detectZeroes(),
				Map.of(RunningNode.FILE, file));
	}
}
