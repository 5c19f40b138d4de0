package org.wheelhouse.ui.machine;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.chart.Figure;
import org.wheelhouse.ui.difference.DifferenceActions;
import org.wheelhouse.ui.difference.DifferencesBanner;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.StateLook;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** A machine at a glance: heading, banner, live figures and screen, facts, command line. UI thread. */
public final class Overview {

	private static final int LEAST_TILE = 118;
	private static final int MOST_TILE = 280;

	private final Composite control;
	private final Heading heading;
	private final Banner banner;
	private final DifferencesBanner differences;
	private final FigureTile cpu;
	private final FigureTile memory;
	private final FigureTile disk;
	private final DisplayTile display;
	private final Facts facts;
	private final CommandLinePane commandLine;
	private final Function<String, MachineSeries> series;

	/**
	 * @param series  the curves of the machine with this id
	 * @param screens takes a picture of its screen
	 * @param actions what is done about its differences
	 * @param clock   tells up times and which moment the right end of a curve is
	 */
	public Overview(Composite parent, Function<String, MachineSeries> series,
			Function<String, CompletableFuture<ScreenImage>> screens, DifferenceActions actions, Clock clock) {
		this.series = series;
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		control.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
		WidgetIds.name(control, "overview");
		heading = new Heading(control, clock);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(heading.control());
		banner = new Banner(control);
		differences = new DifferencesBanner(control, actions);
		var tiles = new Composite(control, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(5).equalWidth(true).margins(12, 10).spacing(12, 0).applyTo(tiles);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(tiles);
		cpu = tile(tiles, Messages.Tile_Cpu, Figure.CPU, clock);
		memory = tile(tiles, Messages.Tile_Memory, Figure.MEMORY, clock);
		disk = tile(tiles, Messages.Tile_Disk, Figure.DISK, clock);
		display = new DisplayTile(tiles, screens);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(100, LEAST_TILE).applyTo(display.control());
		control.addListener(SWT.Resize, _ -> share(tiles));
		var lower = new Composite(control, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 4).spacing(20, 0).applyTo(lower);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(lower);
		facts = new Facts(lower);
		GridDataFactory.fillDefaults().hint(300, SWT.DEFAULT).grab(false, true).applyTo(facts.control());
		commandLine = new CommandLinePane(lower);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(commandLine.control());
	}

	/** What a double click or Enter on the guest's screen does. */
	void onOpenScreen(Runnable action) {
		display.onOpen(action);
	}

	/** The whole. */
	public Composite control() {
		return control;
	}

	/** Shows how the machine is now. */
	public void show(Machine machine) {
		heading.show(machine);
		boolean banners = banner.show(machine);
		if (differences.show(machine) || banners) {
			control.layout(true, true);
		}
		var curves = series.apply(machine.getId());
		var ink = StateLook.of(machine.getState()).absent() ? ColorRole.GONE : ColorRole.TEXT;
		cpu.show(new FigureTile.Content(cpuNumber(machine), ink, Messages.Tile_CpuFoot, Figure.CPU.curve(curves)));
		memory.show(new FigureTile.Content(Quantity.bytes(machine.getMemoryBytes()), ink, memoryFoot(machine),
				Figure.MEMORY.curve(curves)));
		disk.show(new FigureTile.Content(Quantity.rate(machine.getDiskBytesPerSecond()), ink, diskFoot(machine),
				Figure.DISK.curve(curves)));
		display.show(machine);
		facts.show(machine);
		commandLine.show(machine.getCommandLine(), machine.getState() == MachineState.DEFINED
				? Messages.CommandLine_Defined
				: Messages.CommandLine_None);
	}

	/** The tiles, with the screen among them, take a third of the height. */
	private void share(Composite tiles) {
		var height = Math.clamp(control.getClientArea().height / 3, LEAST_TILE, MOST_TILE);
		for (var tile : tiles.getChildren()) {
			if (tile.getLayoutData() instanceof GridData data) {
				data.heightHint = height;
			}
		}
	}

	private static FigureTile tile(Composite parent, String caption, Figure figure, Clock clock) {
		var tile = new FigureTile(parent, caption, figure.spark(), clock);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, LEAST_TILE).applyTo(tile.control());
		WidgetIds.name(tile.control(), "overview." + figure.name().toLowerCase(Locale.ROOT));
		return tile;
	}

	private static Quantity cpuNumber(Machine machine) {
		var percent = Quantity.percent(machine.getCpuPercent());
		return machine.getCpuCount() > 0 && !percent.unit().isEmpty()
				? new Quantity(percent.number(), NLS.bind(Messages.Tile_CpuOf, machine.getCpuCount() * 100))
				: percent;
	}

	private static String memoryFoot(Machine machine) {
		return machine.getResidentBytes() < 0
				? Messages.Tile_MemoryFootUnknown
				: NLS.bind(Messages.Tile_MemoryFoot, Quantity.bytes(machine.getResidentBytes()));
	}

	private static String diskFoot(Machine machine) {
		var block = machine.getBlock();
		if (block == null) {
			return Messages.Tile_DiskFootUnknown;
		}
		var read = block.getDevices().stream().mapToLong(BlockDevice::getReadBytes).sum();
		var written = block.getDevices().stream().mapToLong(BlockDevice::getWrittenBytes).sum();
		return NLS.bind(Messages.Tile_DiskFoot, Quantity.bytes(read), Quantity.bytes(written));
	}
}
