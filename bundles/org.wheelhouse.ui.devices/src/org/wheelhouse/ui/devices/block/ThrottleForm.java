package org.wheelhouse.ui.devices.block;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.FormValues;
import org.wheelhouse.ui.form.OperationForm;

/** Asks for the limits of a disk; an empty field is none. */
final class ThrottleForm {

	private static final String BPS = "bps";
	private static final String BPS_RD = "bpsRd";
	private static final String BPS_WR = "bpsWr";
	private static final String IOPS = "iops";
	private static final String IOPS_RD = "iopsRd";
	private static final String IOPS_WR = "iopsWr";

	private ThrottleForm() {
	}

	static OperationForm of(BlockOperations acts, Device disk) {
		var limits = disk.limits();
		return new OperationForm("block.throttle", Messages.ThrottleForm_title, FormText.about(acts, disk),
				Messages.ThrottleForm_ok,
				List.of(rate(BPS, Messages.ThrottleForm_bps, limits.bps()),
						rate(BPS_RD, Messages.ThrottleForm_bpsRd, limits.bpsRd()),
						rate(BPS_WR, Messages.ThrottleForm_bpsWr, limits.bpsWr()),
						count(IOPS, Messages.ThrottleForm_iops, limits.iops()),
						count(IOPS_RD, Messages.ThrottleForm_iopsRd, limits.iopsRd()),
						count(IOPS_WR, Messages.ThrottleForm_iopsWr, limits.iopsWr())),
				entries -> propose(acts, disk, entries));
	}

	private static FormField rate(String id, String label, long now) {
		return new FormField.Line(id, label, FormText.rate(now), Messages.ThrottleForm_none);
	}

	private static FormField count(String id, String label, long now) {
		return new FormField.Line(id, label, now == 0 ? "" : String.valueOf(now), Messages.ThrottleForm_none);
	}

	private static FormResult propose(BlockOperations acts, Device disk, FormValues entries) {
		if (Stream.of(BPS, BPS_RD, BPS_WR).anyMatch(id -> rate(entries, id).isEmpty())) {
			return FormResult.wrong(Messages.ThrottleForm_noRate);
		}
		if (Stream.of(IOPS, IOPS_RD, IOPS_WR).anyMatch(id -> count(entries, id).isEmpty())) {
			return FormResult.wrong(Messages.ThrottleForm_noCount);
		}
		var limits = new Limits(rate(entries, BPS).orElse(0), rate(entries, BPS_RD).orElse(0),
				rate(entries, BPS_WR).orElse(0), count(entries, IOPS).orElse(0), count(entries, IOPS_RD).orElse(0),
				count(entries, IOPS_WR).orElse(0));
		return excluding(limits.bps(), limits.bpsRd() + limits.bpsWr())
				|| excluding(limits.iops(), limits.iopsRd() + limits.iopsWr())
						? FormResult.wrong(Messages.ThrottleForm_both)
						: FormResult.of(acts.throttle(disk, limits));
	}

	private static OptionalLong rate(FormValues entries, String id) {
		return FormText.rate(entries.text(id));
	}

	private static OptionalLong count(FormValues entries, String id) {
		return entries.text(id).isEmpty() ? OptionalLong.of(0) : entries.number(id);
	}

	private static boolean excluding(long total, long parts) {
		return total > 0 && parts > 0;
	}
}
