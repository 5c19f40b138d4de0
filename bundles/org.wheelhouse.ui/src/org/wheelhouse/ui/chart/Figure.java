package org.wheelhouse.ui.chart;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.core.series.Series;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Quantity;

/** A figure of a machine that has a column with its curve and number. */
public enum Figure {
	/** Load in percent of one core. */
	CPU(Messages.Column_Cpu, 76, new Sparkline(ColorRole.CURVE1, 100), Machine::getCpuPercent,
			machine -> Quantity.percent(machine.getCpuPercent()),
			series -> series.cpuPercent().copy()),
	/** Guest memory. */
	MEMORY(Messages.Column_Memory, 78, new Sparkline(ColorRole.CURVE3, 1), Machine::getMemoryBytes,
			machine -> Quantity.brief(machine.getMemoryBytes()),
			series -> series.memoryBytes().copy()),
	/** Read and written. */
	DISK(Messages.Column_Disk, 76, new Sparkline(ColorRole.CURVE2, 65_536), Machine::getDiskBytesPerSecond,
			machine -> Quantity.brief(machine.getDiskBytesPerSecond()),
			series -> sum(series.diskReadBytesPerSecond(), series.diskWriteBytesPerSecond()));

	private final String title;
	private final int width;
	private final Sparkline spark;
	private final ToDoubleFunction<Machine> value;
	private final Function<Machine, Quantity> number;
	private final Function<MachineSeries, Samples> curve;

	Figure(String title, int width, Sparkline spark, ToDoubleFunction<Machine> value,
			Function<Machine, Quantity> number,
			Function<MachineSeries, Samples> curve) {
		this.title = title;
		this.width = width;
		this.spark = spark;
		this.value = value;
		this.number = number;
		this.curve = curve;
	}

	/** The head of its column. */
	public String title() {
		return title;
	}

	/** The width of its column. */
	public int width() {
		return width;
	}

	/** How its curve is drawn. */
	public Sparkline spark() {
		return spark;
	}

	/** Its number now. */
	public Quantity number(Machine machine) {
		return number.apply(machine);
	}

	/** The same for sorting; negative when it is not known. */
	public double value(Machine machine) {
		return value.applyAsDouble(machine);
	}

	/** Its curve. */
	public Samples curve(MachineSeries series) {
		return curve.apply(series);
	}

	/** Both are sampled together; should one be a sample behind, the newest of both are matched. */
	static Samples sum(Series one, Series other) {
		var left = one.copy();
		var right = other.copy();
		var length = Math.min(left.values().length, right.values().length);
		var millis = new long[length];
		var values = new double[length];
		for (var i = 0; i < length; i++) {
			var l = left.values().length - length + i;
			millis[i] = left.millis()[l];
			values[i] = known(left.values()[l]) + known(right.values()[right.values().length - length + i]);
		}
		return new Samples(millis, values);
	}

	/** Less than nothing is what is not measured yet. */
	private static double known(double value) {
		return value < 0 ? 0 : value;
	}
}
