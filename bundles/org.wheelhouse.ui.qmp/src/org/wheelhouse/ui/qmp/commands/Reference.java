package org.wheelhouse.ui.qmp.commands;

import java.util.List;
import java.util.stream.Stream;

import org.wheelhouse.ui.qmp.commands.CommandEntry.Argument;

/** The 58 commands of QEMU 1.0's command reference, with their arguments: what many tools and texts still speak of. */
final class Reference {

	/** A command in a line; an argument in brackets may be left out. */
	private static final String ALL = """
			quit
			eject device [force]
			change device target [arg]
			screendump filename
			stop
			cont
			system_reset
			system_powerdown
			device_add driver [bus] [id]
			device_del id
			cpu index
			memsave val size filename [cpu]
			pmemsave val size filename
			inject-nmi
			migrate uri [blk] [inc] [detach]
			migrate_cancel
			migrate_set_speed value
			migrate_set_downtime value
			client_migrate_info protocol hostname [port] [tls-port] [cert-subject]
			netdev_add type id
			netdev_del id
			block_resize device size
			block_stream device [base]
			block_job_set_speed device value
			block_job_cancel device
			blockdev-snapshot-sync device [snapshot-file] [format]
			balloon value
			set_link name up
			getfd fdname
			closefd fdname
			block_passwd device password
			block_set_io_throttle device bps bps_rd bps_wr iops iops_rd iops_wr
			set_password protocol password [connected]
			expire_password protocol time
			add_client protocol fdname [skipauth]
			qmp_capabilities
			human-monitor-command command-line [cpu-index]
			query-version
			query-commands
			query-chardev
			query-block
			query-blockstats
			query-cpus
			query-pci
			query-kvm
			query-status
			query-mice
			query-vnc
			query-spice
			query-name
			query-uuid
			query-migrate
			query-balloon
			query-block-jobs
			qom-list path
			qom-set path property value
			qom-get path property
			change-vnc-password password
			""";

	private Reference() {
	}

	/** One of its commands. */
	record Command(String name, List<Argument> arguments) {}

	/** All of them. */
	static List<Command> commands() {
		return ALL.lines().map(line -> line.split(" ")).map(words -> new Command(words[0],
				Stream.of(words).skip(1).map(Reference::argument).toList())).toList();
	}

	private static Argument argument(String word) {
		var optional = word.startsWith("[");
		return new Argument(optional ? word.substring(1, word.length() - 1) : word, "", List.of(), !optional, false);
	}
}
