package org.wheelhouse.qmp.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.Recorded;
import org.wheelhouse.qmp.schema.SchemaCheck;

class CommandTextTest {

	private static final Optional<QmpSchema> NONE = Optional.empty();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			query-pci                                   | {'execute':'query-pci'}
			device_add driver=virtio-rng-pci id=r1      | {'execute':'device_add','arguments':{'driver':'virtio-rng-pci','id':'r1'}}
			balloon value=268435456                     | {'execute':'balloon','arguments':{'value':268435456}}
			pmemsave val=0xf0000 size=16 filename=/f    | {'execute':'pmemsave','arguments':{'val':983040,'size':16,'filename':'/f'}}
			set_link name=nic0 up=false                 | {'execute':'set_link','arguments':{'name':'nic0','up':false}}
			migrate_set_downtime value=0.1              | {'execute':'migrate_set_downtime','arguments':{'value':0.1}}
			x a="1 \\" 2" b=                            | {'execute':'x','arguments':{'a':'1 \\' 2','b':''}}
			x a={"b": [1, 2]} c=["d e"]                 | {'execute':'x','arguments':{'a':{'b':[1,2]},'c':['d e']}}
			blockdev-add driver=qcow2 node-name=n file.driver=file file.filename=/i=1.qcow2 | {'execute':'blockdev-add','arguments':{'driver':'qcow2','node-name':'n','file':{'driver':'file','filename':'/i=1.qcow2'}}}
			{"execute": "stop", "id": 7}                | {'execute':'stop'}
			{"execute":"balloon","arguments":{"value":1}} | {'execute':'balloon','arguments':{'value':1}}
			""")
	void whatIsWrittenIsRead(String text, String json) throws Exception {
		assertEquals(json, CommandText.parse(text, NONE).toJson().replace('"', '\''));
	}

	/** By the schema a name that looks like a number is a string, also in a variant whose tag comes last. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			device_del id=5                             | {'execute':'device_del','arguments':{'id':'5'}}
			netdev_add id=7 ipv4=true hostname=12 type=user | {'execute':'netdev_add','arguments':{'id':'7','ipv4':true,'hostname':'12','type':'user'}}
			object-add qom-type=throttle-group id=1     | {'execute':'object-add','arguments':{'qom-type':'throttle-group','id':'1'}}
			blockdev-add driver=raw node-name=3 file.driver=file file.filename=4 | {'execute':'blockdev-add','arguments':{'driver':'raw','node-name':'3','file':{'driver':'file','filename':'4'}}}
			blockdev-add driver=qcow2 node-name=o file=0 | {'execute':'blockdev-add','arguments':{'driver':'qcow2','node-name':'o','file':'0'}}
			expire_password protocol=vnc time=60        | {'execute':'expire_password','arguments':{'protocol':'vnc','time':'60'}}
			block_resize device=1 size=1048576          | {'execute':'block_resize','arguments':{'device':'1','size':1048576}}
			qom-set path=/m property=p value=5          | {'execute':'qom-set','arguments':{'path':'/m','property':'p','value':5}}
			""")
	void typesAreThoseOfTheSchema(String text, String json) throws Exception {
		var schema = Recorded.schema("7.2");
		var command = CommandText.parse(text, Optional.of(schema));
		assertEquals(json, command.toJson().replace('"', '\''));
		assertEquals(List.of(), SchemaCheck.of(schema, command.name(), command.arguments()).stream()
				.filter(problem -> problem.isError()).toList());
	}

	/** A password, an address or an id that looks like a number is none, with a schema or without. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			set_password protocol=vnc password=12345    | {'execute':'set_password','arguments':{'protocol':'vnc','password':'12345'}}
			change-vnc-password password=007            | {'execute':'change-vnc-password','arguments':{'password':'007'}}
			device_add driver=e1000 addr=6.1 x=5 id=7   | {'execute':'device_add','arguments':{'driver':'e1000','addr':'6.1','x':'5','id':'7'}}
			device_del id=5                             | {'execute':'device_del','arguments':{'id':'5'}}
			netdev_add type=user id=1                   | {'execute':'netdev_add','arguments':{'type':'user','id':'1'}}
			change device=vnc target=password arg=123   | {'execute':'change','arguments':{'device':'vnc','target':'password','arg':'123'}}
			migrate_set_speed value=1048576             | {'execute':'migrate_set_speed','arguments':{'value':1048576}}
			qom-set path=/m property=p value=5          | {'execute':'qom-set','arguments':{'path':'/m','property':'p','value':5}}
			block_set_io_throttle device=1 bps=0 bps_rd=0 bps_wr=0 iops=1 iops_rd=0 iops_wr=0 | {'execute':'block_set_io_throttle','arguments':{'device':'1','bps':0,'bps_rd':0,'bps_wr':0,'iops':1,'iops_rd':0,'iops_wr':0}}
			nobody-knows speed=5 a.b=true               | {'execute':'nobody-knows','arguments':{'speed':'5','a':{'b':'true'}}}
			""")
	void whatLooksLikeANumberIsOneOnlyWhereOneIsWanted(String text, String json) throws Exception {
		assertEquals(json, CommandText.parse(text, NONE).toJson().replace('"', '\''));
		assertEquals(json, CommandText.parse(text, Optional.of(Recorded.schema("7.2"))).toJson().replace('"', '\''));
	}

	@Test
	void propertiesOfADeviceAreWhatItTells() throws Exception {
		var types = Map.of("addr", "int32", "queues", "uint16", "mrg_rxbuf", "bool", "mac", "str", "rombar", "uint32",
				"size", "size", "disable-legacy", "OnOffAuto", "share", "bool");
		var text = "device_add driver=virtio-net-pci addr=6 queues=4 mrg_rxbuf=off mac=52 rombar=0x10 size=1M "
				+ "disable-legacy=on share=perhaps other=5";
		assertEquals("{'driver':'virtio-net-pci','addr':'6','queues':4,'mrg_rxbuf':false,'mac':'52','rombar':16,"
				+ "'size':'1M','disable-legacy':'on','share':'perhaps','other':'5'}",
				CommandText.parse(text, Recorded.schema("7.2"), types).arguments().toString().replace('"', '\''));
		assertEquals(Optional.of("virtio-net-pci"), CommandText.driver(text));
		assertEquals(Optional.of("e1000"), CommandText.driver(" device_add id=a driver=e1000"));
		assertEquals(Optional.empty(), CommandText.driver("object-add driver=e1000"));
		assertEquals(Optional.empty(), CommandText.driver("{'execute':'device_add','arguments':{'driver':'x'}}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			''                                  | 0  | name of a command
			device_add rng                      | 11 | NAME=VALUE
			device_add =1                       | 11 | NAME=VALUE
			x a=1 a=2                           | 6  | twice
			x a=1 a.b=2                         | 6  | twice
			x a..b=1                            | 2  | beside the dot
			x a={"b": 1                         | 2  | bracket
			x a="b                              | 2  | quote
			x a={"b" 1}                         | 9  | JSON
			{"execute": 7}                      | 0  | execute
			{"execute": "x", "args": {}}        | 17 | arguments
			{"execute": "x", "arguments": []}   | 17 | object
			{"execute": "x"} y                  | 17 | JSON
			""")
	void whatIsWrongIsSaidWithItsPlace(String text, int offset, String word) {
		var problem = assertThrows(CommandTextException.class, () -> CommandText.parse(text, NONE));
		assertTrue(String.valueOf(problem.getMessage()).contains(word), problem.getMessage());
		assertEquals(offset, problem.offset(), problem.getMessage());
	}

	@Test
	void numbersBeyondSixtyThreeBitsAreKept() throws CommandTextException, IOException {
		assertEquals("{\"execute\":\"memsave\",\"arguments\":{\"val\":18446744071578845184}}",
				CommandText.parse("memsave val=0xffffffff81000000", Optional.of(Recorded.schema("7.2"))).toJson());
	}
}
