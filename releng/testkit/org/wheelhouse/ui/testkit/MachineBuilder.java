package org.wheelhouse.ui.testkit;

import java.util.function.Consumer;

import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;

/** Builds a machine of the live model, with the trees that a test needs. */
public final class MachineBuilder {

	private final Machine machine = LiveFactory.eINSTANCE.createMachine();

	private MachineBuilder(String name) {
		machine.setId(name);
		machine.setName(name);
		machine.setState(MachineState.RUNNING);
		machine.setStatus("running");
		var host = LiveFactory.eINSTANCE.createHost();
		host.setId("local");
		LiveFactory.eINSTANCE.createInventory().getHosts().add(host);
		host.getMachines().add(machine);
	}

	public static MachineBuilder machine(String name) {
		return new MachineBuilder(name);
	}

	/** A conventional root bus with 32 slots. */
	public MachineBuilder bus(String name, Consumer<BusBuilder> content) {
		if (machine.getPci() == null) {
			machine.setPci(LiveFactory.eINSTANCE.createPciState());
			machine.getPci().setNumbered(true);
		}
		var bus = new BusBuilder(name, 0);
		machine.getPci().getBuses().add(bus.bus);
		content.accept(bus);
		return this;
	}

	public MachineBuilder disk(String id, String type, Consumer<DiskBuilder> content) {
		if (machine.getBlock() == null) {
			machine.setBlock(LiveFactory.eINSTANCE.createBlockState());
		}
		var disk = new DiskBuilder(id, type);
		machine.getBlock().getDevices().add(disk.device);
		content.accept(disk);
		return this;
	}

	public MachineBuilder cpu(int socket, int core, int thread, double percent) {
		if (machine.getCpu() == null) {
			machine.setCpu(LiveFactory.eINSTANCE.createCpuState());
		}
		var cpus = machine.getCpu().getCpus();
		Cpu cpu = LiveFactory.eINSTANCE.createCpu();
		cpu.setIndex(cpus.size());
		cpu.setSocketId(socket);
		cpu.setCoreId(core);
		cpu.setSmtThreadId(thread);
		cpu.setThreadId(8297 + cpus.size());
		cpu.setType("qemu64-x86_64-cpu");
		cpu.setQomPath("/machine/unattached/device[" + cpus.size() + "]");
		cpu.setPercent(percent);
		cpus.add(cpu);
		return this;
	}

	public Machine build() {
		return machine;
	}

	/** Fills a bus. */
	public static final class BusBuilder {

		private final PciBus bus = LiveFactory.eINSTANCE.createPciBus();

		private BusBuilder(String name, int number) {
			bus.setKey("/bus/" + name);
			bus.setName(name);
			bus.setNumber(number);
		}

		public BusBuilder express(String refusal) {
			bus.setExpress(true);
			bus.setRefusal(refusal);
			return this;
		}

		/** The slots of a bridge's bus: its own hotplug controller holds the first. */
		public BusBuilder firstSlot(int slot) {
			bus.setFirstSlot(slot);
			return this;
		}

		/** A function without an id. */
		public BusBuilder chip(int slot, int function, String type, String name, int deviceClass) {
			add(slot, function, "", type, name, deviceClass);
			return this;
		}

		public BusBuilder device(int slot, String id, String type, int deviceClass) {
			add(slot, 0, id, type, id, deviceClass);
			return this;
		}

		public BusBuilder device(int slot, String id, String type, int deviceClass, Consumer<PciFunction> more) {
			more.accept(add(slot, 0, id, type, id, deviceClass));
			return this;
		}

		/** A conventional bridge with 32 slots, the first reserved. */
		public BusBuilder bridge(int slot, String id, int number, Consumer<BusBuilder> behind) {
			var child = new BusBuilder(id, number).firstSlot(1);
			add(slot, 0, id, "pci-bridge", id, 0x0604).getChildBuses().add(child.bus);
			behind.accept(child);
			return this;
		}

		/** A PCI Express port with one slot. */
		public BusBuilder port(int slot, int function, String id, int number, Consumer<BusBuilder> behind) {
			var child = new BusBuilder(id, number).express("");
			child.bus.setSlots(1);
			add(slot, function, id, "pcie-root-port", id, 0x0604).getChildBuses().add(child.bus);
			behind.accept(child);
			return this;
		}

		private PciFunction add(int slot, int number, String id, String type, String name, int deviceClass) {
			var function = LiveFactory.eINSTANCE.createPciFunction();
			function.setKey("/function/" + bus.getName() + "/" + slot + "." + number);
			function.setSlot(slot);
			function.setBus(bus.getNumber());
			function.setFunction(number);
			function.setId(id);
			function.setName(name);
			function.setType(type);
			function.setClassCode(deviceClass);
			function.setClassText("Class text");
			function.setVendorId(0x1af4);
			function.setDeviceId(0x1001);
			function.setHotplugged(!id.isEmpty());
			bus.getFunctions().add(function);
			return function;
		}
	}

	/** Fills a block device. */
	public static final class DiskBuilder {

		private final BlockDevice device = LiveFactory.eINSTANCE.createBlockDevice();

		private DiskBuilder(String id, String type) {
			device.setKey("/block/" + id);
			device.setId(id);
			device.setType(type);
			device.setIoStatus("ok");
		}

		public DiskBuilder with(Consumer<BlockDevice> more) {
			more.accept(device);
			return this;
		}

		public DiskBuilder node(String name, String driver, String file, long actual, long virtual) {
			add(name, driver, file, actual, virtual, false);
			return this;
		}

		public DiskBuilder backing(String name, String driver, String file, long actual, long virtual) {
			add(name, driver, file, actual, virtual, true);
			return this;
		}

		public DiskBuilder traffic(long read, long written, long readRate, long writeRate) {
			device.setReadBytes(read);
			device.setWrittenBytes(written);
			device.setReadBytesPerSecond(readRate);
			device.setWrittenBytesPerSecond(writeRate);
			return this;
		}

		private void add(String name, String driver, String file, long actual, long virtual, boolean backing) {
			BlockNode node = LiveFactory.eINSTANCE.createBlockNode();
			node.setNodeName(name);
			node.setDriver(driver);
			node.setFile(file);
			node.setActualSize(actual);
			node.setVirtualSize(virtual);
			node.setBacking(backing);
			node.setReadOnly(backing);
			device.getChain().add(node);
		}
	}
}
