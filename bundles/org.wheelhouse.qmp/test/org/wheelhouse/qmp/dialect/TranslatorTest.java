package org.wheelhouse.qmp.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.qmp.command.BlockPasswd;
import org.wheelhouse.qmp.command.Change;
import org.wheelhouse.qmp.command.Cpu;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.Memsave;
import org.wheelhouse.qmp.command.MigrateSetDowntime;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryCpus;
import org.wheelhouse.qmp.command.QueryCpusFast;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;
import org.wheelhouse.qmp.message.UnexpectedResultException;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.Recorded;
import org.wheelhouse.qmp.schema.SchemaCheck;
import org.wheelhouse.qmp.schema.SchemaType;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.session.CommandWithdrawn;
import org.wheelhouse.qmp.session.RefusedCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is said to QEMUs of which the real schema is known, and to one of 1.0, which has none. */
class TranslatorTest {

	private final List<String> sent = new ArrayList<>();
	private final Map<String, String> answers = new LinkedHashMap<>();

	/** A QEMU that answers what it was told to, else an empty object; its drives have no names. */
	private final CommandSender sender = new CommandSender() {
		@Override
		public <R> CompletableFuture<R> send(QmpCommand<R> command) {
			sent.add(command.toJson().replace('"', '\''));
			if (command.arguments().path("device").asText().equals("cd0")) {
				return CompletableFuture
						.failedFuture(RefusedCommand.of(command, "DeviceNotFound", "Device 'cd0' not found"));
			}
			try {
				return CompletableFuture
						.completedFuture(command.read(json(answers.getOrDefault(command.name(), "{}"))));
			} catch (UnexpectedResultException e) {
				return CompletableFuture.failedFuture(e);
			}
		}
	};

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			change               | {'device':'cd1','target':'/i.iso','arg':'raw'}       | {'execute':'blockdev-change-medium','arguments':{'device':'cd1','filename':'/i.iso','format':'raw'}}
			change               | {'device':'vnc','target':'password','arg':'p'}       | {'execute':'change-vnc-password','arguments':{'password':'p'}}
			change               | {'device':'vnc','target':'127.0.0.1:2'}              | {'execute':'display-update','arguments':{'type':'vnc','addresses':[{'type':'inet','host':'127.0.0.1','port':'5902'}]}}
			change               | {'device':'vnc','target':'unix:/v'}                  | {'execute':'display-update','arguments':{'type':'vnc','addresses':[{'type':'unix','path':'/v'}]}}
			block_stream         | {'device':'d','base':'/b'}                           | {'execute':'block-stream','arguments':{'device':'d','base':'/b'}}
			block_job_set_speed  | {'device':'d','value':7}                             | {'execute':'block-job-set-speed','arguments':{'device':'d','speed':7}}
			block_job_cancel     | {'device':'d'}                                       | {'execute':'block-job-cancel','arguments':{'device':'d'}}
			migrate_set_speed    | {'value':7}                                          | {'execute':'migrate-set-parameters','arguments':{'max-bandwidth':7}}
			migrate_set_downtime | {'value':0.25}                                       | {'execute':'migrate-set-parameters','arguments':{'downtime-limit':250}}
			memsave              | {'val':18446744071578845184,'size':1,'filename':'/m','cpu':1} | {'execute':'memsave','arguments':{'val':-2130706432,'size':1,'filename':'/m','cpu-index':1}}
			qom-set              | {'path':'/p','property':'q','opts':5}                | {'execute':'qom-set','arguments':{'path':'/p','property':'q','value':5}}
			expire_password      | {'protocol':'vnc','time':60}                         | {'execute':'expire_password','arguments':{'protocol':'vnc','time':'60'}}
			block_set_io_throttle | {'device':'d','bps':'5','bps_rd':'0','bps_wr':'0','iops':'0','iops_rd':'0','iops_wr':'0'} | {'execute':'block_set_io_throttle','arguments':{'device':'d','bps':5,'bps_rd':0,'bps_wr':0,'iops':0,'iops_rd':0,'iops_wr':0}}
			migrate              | {'uri':'tcp:h:1','blk':false}                        | {'execute':'migrate','arguments':{'uri':'tcp:h:1'}}
			migrate              | {'uri':'tcp:h:1','detach':true}                      | {'execute':'migrate','arguments':{'uri':'tcp:h:1'}}
			stop                 | {}                                                   | {'execute':'stop'}
			""")
	void newestIsToldInItsOwnWords(String name, String arguments, String said) throws Exception {
		translator("11.1").send(name, (ObjectNode) json(arguments)).get();
		assertEquals(List.of(said), sent);
	}

	/** What is said is right by the schema of whom it is said to. */
	@ParameterizedTest
	@ValueSource(strings = {"5.2", "7.2", "11.1"})
	void whatIsSaidIsUnderstood(String version) throws Exception {
		var schema = Recorded.schema(version);
		var translator = translator(version);
		translator.send(new Change("vnc", "password", Optional.of("p"))).get();
		translator.send(new Change("cd", "/i", Optional.empty())).get();
		translator.send(new MigrateSetDowntime(Duration.ofMillis(100))).get();
		translator.send("block_stream", (ObjectNode) json("{'device':'d'}")).get();
		translator.send("memsave", (ObjectNode) json("{'val':1,'size':1,'filename':'f','cpu':0}")).get();
		for (var command : sent) {
			var request = json(command);
			assertEquals(List.of(), SchemaCheck
					.of(schema, request.path("execute").asText(), request.path("arguments")).stream()
					.filter(problem -> problem.isError()).toList(), command);
		}
	}

	/** QEMU 1.0 takes a number with a fraction, and QEMU 5.2 still has the command. */
	@ParameterizedTest
	@ValueSource(strings = {"1.0", "5.2"})
	void olderOnesAreToldInTheirs(String version) throws Exception {
		var translator = translator(version);
		translator.send(new MigrateSetDowntime(Duration.ofMillis(100))).get();
		translator.send(new Change("vnc", "password", Optional.of("p"))).get();
		assertEquals(List.of("{'execute':'migrate_set_downtime','arguments':{'value':0.1}}",
				"{'execute':'change','arguments':{'device':'vnc','target':'password','arg':'p'}}"), sent);
	}

	@Test
	void oldestIsToldEverythingAsItIs() throws Exception {
		var translator = translator("1.0");
		translator.send(new Cpu(1)).get();
		translator.send("block_stream", (ObjectNode) json("{'device':'d'}")).get();
		translator.send("block_passwd", (ObjectNode) json("{'device':'d','password':'p'}")).get();
		translator.send("migrate", (ObjectNode) json("{'uri':'u','blk':true,'detach':true}")).get();
		translator.send("human-monitor-command", (ObjectNode) json("{'command-line':'info cpus'}")).get();
		assertEquals(List.of("{'execute':'cpu','arguments':{'index':1}}",
				"{'execute':'block_stream','arguments':{'device':'d'}}",
				"{'execute':'block_passwd','arguments':{'device':'d','password':'p'}}",
				"{'execute':'migrate','arguments':{'uri':'u','blk':true,'detach':true}}",
				"{'execute':'human-monitor-command','arguments':{'command-line':'info cpus'}}"), sent);
	}

	@Test
	void chosenCpuIsRememberedAndNamed() throws Exception {
		answers.put("human-monitor-command", "'* CPU #0'");
		var translator = translator("7.2");
		translator.send(new Cpu(1)).get();
		translator.send(new HumanMonitorCommand("info registers")).get();
		translator.send(new HumanMonitorCommand("info registers", OptionalInt.of(0))).get();
		translator.send(new Memsave(0, 1, "/m", OptionalInt.empty())).get();
		assertEquals(List.of(
				"{'execute':'human-monitor-command','arguments':{'command-line':'info cpus','cpu-index':1}}",
				"{'execute':'human-monitor-command','arguments':{'command-line':'info registers','cpu-index':1}}",
				"{'execute':'human-monitor-command','arguments':{'command-line':'info registers','cpu-index':0}}",
				"{'execute':'memsave','arguments':{'val':0,'size':1,'filename':'/m','cpu-index':1}}"), sent);
	}

	@Test
	void cpusAreReadFromTheirRegisters() throws Exception {
		answers.put("query-cpus-fast", "[{'cpu-index':0,'thread-id':11,'target':'x86_64'},"
				+ "{'cpu-index':1,'thread-id':12,'target':'x86_64'}]");
		answers.put("human-monitor-command",
				"'RAX=0000000000000000 RBX=1\\r\\nRIP=ffffffff81000010 RFL=00000246 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=1\\r\\n"
						+ "ES =0000 0000000000000000 00000000 00000000\\r\\nCS =0010 0000000000000000 ffffffff 00af9b00 DPL=0 CS64 [-RA]\\r\\n'");
		var cpus = translator("7.2").send(new QueryCpus()).get();
		assertEquals(List.of(new QueryCpus.Cpu(0, true, true, OptionalLong.of(0xffffffff81000010L), 11),
				new QueryCpus.Cpu(1, false, true, OptionalLong.of(0xffffffff81000010L), 12)), cpus);
		assertEquals("{'execute':'human-monitor-command','arguments':{'command-line':'info registers','cpu-index':1}}",
				sent.getLast());
	}

	/** As QEMU 7.2 prints it before the firmware's first instruction, of which 5.2 tells 4294967280. */
	@Test
	void programCounterOfAPcCountsFromItsSegment() throws Exception {
		answers.put("query-cpus-fast", "[{'cpu-index':0,'thread-id':11,'target':'x86_64'}]");
		answers.put("human-monitor-command",
				"'EAX=00000000 EBX=00000000\\r\\nEIP=0000fff0 EFL=00000002 [-------] CPL=0 II=0 A20=1 SMM=0 HLT=0\\r\\n"
						+ "ES =0000 00000000 0000ffff 00009300\\r\\nCS =f000 ffff0000 0000ffff 00009b00\\r\\n'");
		assertEquals(List.of(new QueryCpus.Cpu(0, true, false, OptionalLong.of(4294967280L), 11)),
				translator("7.2").send(new QueryCpus()).get());
		answers.put("human-monitor-command", "'EIP=0000fff0 EFL=00000002\\r\\n'");
		assertEquals(OptionalLong.empty(), translator("7.2").send(new QueryCpus()).get().getFirst().programCounter());
	}

	/** No register of these tells whether a CPU is off. */
	@Test
	void whatRegistersDoNotTellIsLeftOut() throws Exception {
		answers.put("query-cpus-fast", "[{'cpu-index':0,'thread-id':11,'target':'aarch64'}]");
		answers.put("human-monitor-command",
				"' PC=0000000040000000 X00=0000000000000000 X01=0000000000000000\\r\\nPSTATE=400003c5 -Z-- EL1h\\r\\n'");
		var cpu = translator("7.2").send("query-cpus", (ObjectNode) json("{}")).get().get(0);
		assertEquals(json("{'CPU':0,'current':true,'pc':1073741824,'thread_id':11}").toString(), cpu.toString());
		assertEquals(Optional.empty(), translator("7.2").send(new QueryCpus()).get().getFirst().halted());
	}

	@Test
	void questionsAreAskedInTheWordsOfOldVersions() throws Exception {
		answers.put("query-cpus", "[{'CPU':0,'current':true,'halted':false,'pc':5,'thread_id':11}]");
		var cpu = translator("1.0").ask(new QueryCpusFast()).get().getFirst();
		assertEquals(new QueryCpusFast.Cpu(0, "", 11, "", QueryCpusFast.Place.UNKNOWN), cpu);
		assertEquals(List.of("{'execute':'query-cpus'}"), sent);
		sent.clear();
		answers.put("query-target", "{'arch':'x86_64'}");
		var middle = new Translator(CommandSet.of(Set.of("query-cpus", "query-target", "query-named-block-nodes"),
				Optional.empty()), sender);
		assertEquals("x86_64", middle.ask(new QueryCpusFast()).get().getFirst().target());
		answers.put("query-named-block-nodes", "[]");
		middle.ask(new QueryNamedBlockNodes(true)).get();
		assertEquals("{'execute':'query-named-block-nodes'}", sent.getLast());
		translator("7.2").ask(new QueryNamedBlockNodes(true)).get();
		assertEquals("{'execute':'query-named-block-nodes','arguments':{'flat':true}}", sent.getLast());
	}

	@Test
	void whatAQemuDoesNotHaveIsNotAskedOfIt() throws Exception {
		var problem = assertThrows(ExecutionException.class, () -> translator("1.0").ask(new QueryJobs()).get());
		assertTrue(assertInstanceOf(CommandWithdrawn.class, problem.getCause()).what().contains("'query-jobs'"));
		assertEquals(List.of(), sent);
	}

	/** QEMU 5.2 still has the command and takes the first CPU for the current one, whatever was chosen. */
	@Test
	void chosenCpuIsTheCurrentOne() throws Exception {
		answers.put("query-cpus", "[{'CPU':0,'current':true,'halted':false,'thread_id':11},"
				+ "{'CPU':1,'current':false,'halted':false,'thread_id':12}]");
		var translator = translator("5.2");
		translator.send(new Cpu(1)).get();
		assertEquals(List.of(false, true),
				translator.send(new QueryCpus()).get().stream().map(QueryCpus.Cpu::current).toList());
		translator.send(new Cpu(0)).get();
		assertEquals(List.of(true, false),
				translator.send(new QueryCpus()).get().stream().map(QueryCpus.Cpu::current).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			5.2  | change       | {'device':'cd0','target':'/i','arg':'raw'} | {'execute':'blockdev-change-medium','arguments':{'filename':'/i','format':'raw','id':'/machine/peripheral/cd0'}}
			7.2  | change       | {'device':'cd0','target':'/i'}             | {'execute':'blockdev-change-medium','arguments':{'filename':'/i','id':'/machine/peripheral/cd0'}}
			11.1 | eject        | {'device':'cd0','force':true}              | {'execute':'eject','arguments':{'force':true,'id':'/machine/peripheral/cd0'}}
			5.2  | block_resize | {'device':'cd0','size':512}                | {'execute':'block_resize','arguments':{'size':512,'node-name':'node0'}}
			""")
	void driveThatHasNoNameIsFoundByTheGuestsDevice(String version, String name, String arguments, String said)
			throws Exception {
		answers.put("query-block", "[{'device':'','qdev':'/machine/peripheral/other','inserted':{'node-name':'other'}},"
				+ "{'device':'','qdev':'/machine/peripheral/cd0','inserted':{'node-name':'node0'}}]");
		translator(version).send(name, (ObjectNode) json(arguments)).get();
		assertEquals(List.of("{'execute':'query-block'}", said), sent.subList(1, 3));
	}

	/** QEMU's own words are about the name that somebody gave. */
	@Test
	void driveThatIsNotThereStaysUnknown() throws Exception {
		answers.put("query-block", "[]");
		var problem = assertThrows(ExecutionException.class,
				() -> translator("5.2").send("change", (ObjectNode) json("{'device':'cd0','target':'/i'}")).get());
		assertEquals("Device 'cd0' not found", assertInstanceOf(CommandFailed.class, problem.getCause()).words());
	}

	@Test
	void whatIsGoneSaysWhatToDoAndSendsNothing() throws Exception {
		for (var version : List.of("5.2", "7.2", "11.1")) {
			var problem = assertInstanceOf(CommandWithdrawn.class,
					assertThrows(ExecutionException.class,
							() -> translator(version).send(new BlockPasswd("d", "p")).get())
							.getCause());
			assertTrue(problem.advice().contains("secret"), problem.advice());
			assertTrue(problem.command().contains("block_passwd"));
		}
		var blk = translator("11.1").way("migrate", (ObjectNode) json("{'uri':'u','blk':true}"));
		assertTrue(assertInstanceOf(Translation.Refused.class, blk).remedy().contains("blockdev-mirror"));
		assertInstanceOf(Translation.Native.class,
				translator("7.2").way("migrate", (ObjectNode) json("{'uri':'u','blk':true}")));
		var options = translator("7.2").way("change", (ObjectNode) json("{'device':'vnc','target':':1,password'}"));
		assertTrue(assertInstanceOf(Translation.Refused.class, options).reason().contains("password"));
		assertEquals(List.of(), sent);
	}

	private Translator translator(String version) throws Exception {
		return new Translator(vocabulary(version), sender);
	}

	private static CommandSet vocabulary(String version) throws Exception {
		if (version.equals("1.0")) {
			return CommandSet.of(Set.of("cpu", "change", "block_stream", "block_job_set_speed", "block_job_cancel",
					"block_passwd", "migrate_set_speed", "migrate_set_downtime", "query-cpus"), Optional.empty());
		}
		QmpSchema schema = Recorded.schema(version);
		return CommandSet.of(
				schema.commands().stream().map(SchemaType.Command::name).collect(Collectors.toSet()),
				Optional.of(schema));
	}

	private static JsonNode json(String text) {
		try {
			return new ObjectMapper().readTree(text.replace('\'', '"'));
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
