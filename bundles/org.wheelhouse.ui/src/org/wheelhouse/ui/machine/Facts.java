package org.wheelhouse.ui.machine;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciState;
import org.wheelhouse.model.live.VncState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** What a machine is, as a list of names and values. UI thread. */
final class Facts {

	/** Where a path may go on in the next line: a zero-width space. */
	private static final String BREAK = "\u200b";

	private final ScrolledComposite control;
	private final Composite list;
	private final Map<String, Label> values = new LinkedHashMap<>();

	Facts(Composite parent) {
		control = new ScrolledComposite(parent, SWT.V_SCROLL);
		control.setExpandHorizontal(true);
		ColorRole.SURFACE.fill(control);
		list = new Composite(control, SWT.NONE);
		control.setContent(list);
		control.addListener(SWT.Resize, _ -> fit());
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(14, 3).applyTo(list);
		var title = new Label(list, SWT.NONE);
		title.setText(Messages.Facts_Title);
		title.setFont(Fonts.BOLD.font());
		GridDataFactory.fillDefaults().span(2, 1).applyTo(title);
		WidgetIds.name(list, "overview.facts");
	}

	Composite control() {
		return control;
	}

	void show(Machine machine) {
		var facts = of(machine);
		if (!facts.keySet().equals(values.keySet())) {
			for (var child : list.getChildren()) {
				if (child.getData() != null) {
					child.dispose();
				}
			}
			values.clear();
			facts.keySet().forEach(this::row);
		}
		var changed = false;
		for (var fact : facts.entrySet()) {
			var label = values.get(fact.getKey());
			var text = breakable(fact.getValue());
			if (label != null) {
				changed |= Literal.show(label, text);
			}
		}
		var accelerator = values.get(Messages.Fact_Accelerator);
		if (accelerator != null) {
			accelerator.setToolTipText(AcceleratorText.tip(machine));
		}
		if (changed) {
			fit();
		}
	}

	/** The facts in their order; what is not known is left out. */
	static Map<String, String> of(Machine machine) {
		var facts = new LinkedHashMap<String, String>();
		facts.put(Messages.Fact_Name, machine.getName());
		facts.put(Messages.Fact_Uuid, machine.getUuid());
		facts.put(Messages.Fact_Machine, machine.getMachineType());
		facts.put(Messages.Fact_Cpus, CpuText.of(machine));
		facts.put(Messages.Fact_Memory,
				machine.getMemoryBytes() > 0
						? Quantity.bytes(machine.getMemoryBytes()).toString()
						: machine.getMemoryUntold());
		facts.put(Messages.Fact_Block, block(machine.getBlock()));
		facts.put(Messages.Fact_Pci, pci(machine.getPci()));
		facts.put(Messages.Fact_Monitor, machine.getAddress());
		facts.put(Messages.Fact_Spare, machine.getSpareAddress());
		facts.put(Messages.Fact_Process, machine.getPid() > 0 ? String.valueOf(machine.getPid()) : "");
		facts.put(Messages.Fact_Display, vnc(machine.getVnc()));
		facts.put(Messages.Fact_Accelerator, AcceleratorText.of(machine));
		facts.put(Messages.Fact_Definition, machine.getDefinitionPath());
		facts.values().removeIf(String::isEmpty);
		return facts;
	}

	private void row(String name) {
		var caption = new Label(list, SWT.NONE);
		caption.setText(name);
		ColorRole.TEXT2.ink(caption);
		caption.setData(name);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(caption);
		var value = new Label(list, SWT.WRAP);
		value.setData(name);
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(value);
		values.put(name, value);
	}

	private void fit() {
		list.setSize(list.computeSize(Math.max(1, control.getClientArea().width), SWT.DEFAULT));
		list.layout(true, true);
	}

	private static String breakable(String value) {
		return value.startsWith("/") || value.startsWith("unix:") ? value.replace("/", "/" + BREAK) : value;
	}

	private static String block(@Nullable BlockState block) {
		if (block == null) {
			return "";
		}
		var nodes = block.getLooseNodes().size()
				+ block.getDevices().stream().mapToInt(device -> device.getChain().size()).sum();
		return Plural.bind(Messages.Fact_BlockValue, block.getDevices().size(), nodes);
	}

	private static String pci(@Nullable PciState pci) {
		if (pci == null) {
			return "";
		}
		var functions = pci.getBuses().stream().mapToInt(Facts::functions).sum();
		return Plural.bind(Messages.Fact_PciValue, functions,
				pci.getBuses().stream().mapToInt(Facts::buses).sum());
	}

	private static int functions(PciBus bus) {
		return bus.getFunctions().size()
				+ bus.getFunctions().stream().flatMap(function -> function.getChildBuses().stream())
						.mapToInt(Facts::functions).sum();
	}

	private static int buses(PciBus bus) {
		return 1 + bus.getFunctions().stream().flatMap(function -> function.getChildBuses().stream())
				.mapToInt(Facts::buses).sum();
	}

	private static String vnc(@Nullable VncState vnc) {
		if (vnc == null) {
			return "";
		}
		if (vnc.getFamily().equals("unix")) {
			return NLS.bind(Messages.Fact_DisplaySocket, vnc.getService(), vnc.getAuth());
		}
		return vnc.isEnabled()
				? NLS.bind(Messages.Fact_DisplayValue, new Object[]{vnc.getHost(), vnc.getService(), vnc.getAuth()})
				: Messages.Fact_DisplayNone;
	}
}
