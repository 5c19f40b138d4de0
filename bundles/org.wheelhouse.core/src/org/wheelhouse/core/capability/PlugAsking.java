package org.wheelhouse.core.capability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;

import com.fasterxml.jackson.databind.node.TextNode;

/**
 * All that is asked of what a machine type takes while it runs, of machines that never run. Blocks.
 *
 * @param machine its name
 * @param answers gets what they said
 * @param waiting runs what waits for one of them
 */
record PlugAsking(Host host, Path program, String machine, QemuFacts facts, Answers answers, Duration silence,
		Executor waiting) {

	static final Question LIST = Question.human("info qdm");
	static final Question EXPRESS = Question.types("pci-express-device");
	static final Question CONVENTIONAL = Question.types("conventional-pci-device");
	static final Question CPUS = Question.types("cpu");
	/** By what it is kept which controllers there were; each is followed by the kind of bus. */
	static final String CONTROLLER = "controller ";
	/** By what it is kept what a machine without any said. */
	static final String BARE = "bare ";

	private static final String PCI = "PCI";
	/** Up to 10.0 a QEMU sleeps for 65 ms whenever it refuses: several get through the types in a part of the time. */
	private static final int BESIDE_EACH_OTHER = 4;
	private static final Question STARTED = Question.all("query-version");

	/** Asks all. Fails when no machine of this type can be started. */
	Answers all() throws HostException, InterruptedException {
		var rig = rig();
		rig.controllers().forEach((bus, type) -> answers.said().put(CONTROLLER + bus, new TextNode(type)));
		ask(answers, rig, List.of(LIST, EXPRESS, CONVENTIONAL, CPUS));
		var cpus = Asking.names(answers.to(CPUS));
		var express = Asking.names(answers.to(EXPRESS));
		var conventional = Asking.names(answers.to(CONVENTIONAL));
		askBesideEachOther(rig, facts.devices().values().stream()
				.filter(model -> model.creatable() && !cpus.contains(model.name()))
				.map(model -> Question.plug(model.name(), rig.bus(model, express, conventional))).toList());
		askBare(express);
		return answers;
	}

	/** One of each kind that is taken is asked of a machine without controllers: does it need one? */
	private void askBare(Set<String> express) throws HostException, InterruptedException {
		var samples = new LinkedHashMap<String, String>();
		facts.devices().values().stream().filter(model -> isTaken(model.name()))
				.forEach(model -> model.bus().ifPresent(bus -> samples
						.putIfAbsent(express.contains(model.name()) ? bus + " Express" : bus, model.name())));
		var bare = Answers.none("");
		ask(bare, new Rig(List.of(), new LinkedHashMap<>(), "", ""),
				samples.values().stream().map(type -> Question.plug(type, "")).toList());
		samples.forEach((bus, type) -> answers.said().put(BARE + bus,
				new TextNode(bare.untold().getOrDefault(Question.plug(type, "").key(), ""))));
	}

	private void askBesideEachOther(Rig rig, List<Question> questions) throws HostException, InterruptedException {
		var parts = new ArrayList<CompletableFuture<Answers>>();
		for (var from = 0; from < Math.min(BESIDE_EACH_OTHER, questions.size()); from++) {
			var part = new ArrayList<Question>();
			for (var at = from; at < questions.size(); at += BESIDE_EACH_OTHER) {
				part.add(questions.get(at));
			}
			var told = new CompletableFuture<Answers>();
			parts.add(told);
			waiting.execute(() -> {
				try {
					var some = Answers.none("");
					ask(some, rig, part);
					told.complete(some);
				} catch (Exception e) { // whatever it is, who waits has to hear of it
					told.completeExceptionally(e);
				}
			});
		}
		try {
			// Not before all have ended, also when one fails: no machine is left that nobody waits for.
			CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).get();
		} catch (ExecutionException e) {
			throw e.getCause() instanceof HostException known
					? known
					: new HostException(String.valueOf(e.getCause()), List.of());
		}
		parts.stream().map(CompletableFuture::join).forEach(part -> {
			answers.said().putAll(part.said());
			answers.untold().putAll(part.untold());
		});
	}

	private boolean isTaken(String type) {
		return PlugAnswers.isTaken(answers.untold().getOrDefault(Question.plug(type, "").key(), ""));
	}

	private boolean ask(Answers into, Rig rig, List<Question> questions) throws HostException, InterruptedException {
		var words = new ArrayList<>(
				List.of("-machine", machine, "-accel", facts.accelerators().contains("tcg") ? "tcg" : "kvm"));
		words.addAll(rig.options());
		return new ThrownAwayQemu(host, program, into, silence).ask(words, questions);
	}

	/** The fullest that can be started. */
	private Rig rig() throws HostException, InterruptedException {
		var why = "";
		for (var rig : Rig.all(facts)) {
			var tried = Answers.none("");
			if (ask(tried, rig, List.of(STARTED)) && tried.said().containsKey(STARTED.key())) {
				return rig;
			}
			why = tried.untold().values().stream().findFirst().orElse("");
		}
		throw new HostException("A machine of type " + machine + " cannot be asked what it takes", why,
				"Try whether it starts from a terminal.", List.of(), List.of(program.toString(), "-machine", machine));
	}

	/**
	 * A machine's own controllers.
	 *
	 * @param options      of the command line
	 * @param controllers  by the kind of bus that each brings
	 * @param express      the bus for a PCI Express device; empty for the first that there is
	 * @param conventional the same for a conventional PCI device
	 */
	private record Rig(List<String> options, LinkedHashMap<String, String> controllers, String express,
			String conventional) {

		private static final List<List<String>> CONTROLLERS = List.of(List.of("usb-bus", "qemu-xhci", ""),
				List.of("SCSI", "virtio-scsi-pci", ""), List.of("virtio-serial-bus", "virtio-serial-pci", ""),
				List.of("ccid-bus", "usb-ccid", ""), List.of("nvme-bus", "nvme-subsys", ""),
				// Where namespaces hang on the subsystem nothing hangs on the controller.
				List.of("", "nvme", ",subsys=subsys0,serial=asked"), List.of("HDA", "intel-hda", ""),
				List.of("sd-bus", "sdhci-pci", ""),
				List.of("IndustryPack", "tpci200", ""));

		/** With PCI Express, with conventional PCI, with nothing. */
		static List<Rig> all(QemuFacts facts) {
			// An id must not be the name of a property.
			var ports = new Rig(new ArrayList<>(), new LinkedHashMap<>(), "root0", "bridge0");
			ports.options().addAll(List.of("-device", "pcie-root-port,id=root0"));
			ports.options().addAll(List.of("-device", "pcie-pci-bridge,id=bridge0,bus=pcie.0"));
			ports.controllers().put(PCI + " Express", "pcie-root-port");
			ports.controllers().put(PCI, "pcie-pci-bridge");
			var slots = new Rig(new ArrayList<>(), new LinkedHashMap<>(), "", "");
			for (var each : CONTROLLERS) {
				ports.add(each, facts);
				slots.add(each, facts);
			}
			return List.of(ports, slots, new Rig(List.of(), new LinkedHashMap<>(), "", ""));
		}

		private void add(List<String> each, QemuFacts facts) {
			var type = each.get(1);
			if (facts.devices().containsKey(type) && (!each.get(0).isEmpty() || controllers.containsKey("nvme-bus"))) {
				options.addAll(
						List.of("-device", type + ",id=" + type.substring(type.indexOf('-') + 1) + "0" + each.get(2)));
				if (!each.get(0).isEmpty()) {
					controllers.put(each.get(0), type);
				}
			}
		}

		String bus(DeviceModel model, Set<String> expresses, Set<String> conventionals) {
			if (!model.bus().filter(PCI::equals).isPresent()) {
				return "";
			}
			return conventionals.contains(model.name()) && !expresses.contains(model.name()) ? conventional : express;
		}
	}
}
